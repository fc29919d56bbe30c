package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.AddressConverter;
import io.github.stm32dfu.cli.option.FirmwareOptions;
import io.github.stm32dfu.cli.option.FormatConverter;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.host.FolderReleases;
import io.github.stm32dfu.host.HostClock;
import io.github.stm32dfu.host.HttpReleases;
import io.github.stm32dfu.host.JdkSha256;
import io.github.stm32dfu.journey.ImageSource;
import io.github.stm32dfu.journey.NewestRelease;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.journey.release.DowngradePolicy;
import io.github.stm32dfu.journey.release.ReleaseSource;
import io.github.stm32dfu.journey.release.Releases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The whole of an update: from the running application into the bootloader and back. */
@Command(
    name = "update",
    description = {
      "Update a board whose application runs: ask it who it is, make it start its bootloader, write,"
          + " read back, start the new application, and ask that for its version.",
      "A board that waits in its bootloader is taken from there. Interrupted? Run it again."
    })
public final class UpdateCommand extends JourneyCommand {
  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Firmware, in any format.")
  private Optional<Path> path = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "URL|FOLDER",
      description = "Take the newest release for this product, by the firmware.json there.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--hardware",
      paramLabel = "NAME",
      description = "With --from: the board's hardware, where releases differ by it.")
  private Optional<String> hardware = Optional.empty();

  @Option(
      names = "--allow-downgrade",
      description = "With --from: take a release that is older than what runs.")
  private boolean downgrade;

  @Option(
      names = "--base",
      paramLabel = "ADDRESS",
      converter = AddressConverter.class,
      description = "Address of the first byte, for files that have no addresses.")
  private Optional<Long> base = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "What the file has to be: dfuse, dfu, ihex, srec, elf or raw.")
  private Optional<FirmwareFormat> format = Optional.empty();

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param sources of boards
   */
  public UpdateCommand(Console console, BoardSources sources) {
    super(console, sources);
  }

  @Override
  Document run() throws IOException {
    if (path.isPresent() == url.isPresent()) {
      throw wrongUsage("say what is to be written: either a FILE or --from URL");
    }
    ImageSource images = path.isPresent() ? file(path.get()) : release(url.orElseThrow());
    return onJourney(run -> run.update(images));
  }

  /** Read before any board is looked for. */
  private ImageSource file(Path file) throws IOException {
    UpdateImage image =
        journey()
            .complete(UpdateImage.of(FirmwareOptions.read(file, base, format), file.toString()));
    return application -> image;
  }

  private ImageSource release(String address) throws IOException {
    ReleaseSource source =
        address.contains("://")
            ? HttpReleases.at(address, HostClock.INSTANCE)
            : new FolderReleases(Path.of(address));
    return new NewestRelease(
        new Releases(source, new JdkSha256()), journey().product(), hardware, older());
  }

  private DowngradePolicy older() {
    return downgrade ? DowngradePolicy.ALLOW : DowngradePolicy.REFUSE;
  }
}
