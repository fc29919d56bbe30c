package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.cli.demo.DemoBoard;
import io.github.stm32dfu.cli.demo.DemoFirmware;
import io.github.stm32dfu.cli.demo.PacedClock;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.document.UpdateDocument;
import io.github.stm32dfu.cli.option.AddressConverter;
import io.github.stm32dfu.cli.option.FirmwareOptions;
import io.github.stm32dfu.cli.progress.JourneyProgress;
import io.github.stm32dfu.cli.work.Watch;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.journey.UpdateImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows an update, on a simulated board, at a pace that can be watched. */
@Command(
    name = "demo",
    description = "Watch an update of a simulated board. Needs no hardware and no file.")
public final class DemoCommand extends ToolCommand {
  private static final String NEW_VERSION = "1.1.0";
  private static final Duration LONGEST = Duration.ofSeconds(9);

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Firmware to update to; one is made for the demo unless given.")
  private Optional<Path> path = Optional.empty();

  @Option(
      names = "--base",
      paramLabel = "ADDRESS",
      converter = AddressConverter.class,
      description = "Address of the first byte, where FILE has no addresses.")
  private Optional<Long> base = Optional.empty();

  /**
   * Makes the command.
   *
   * @param console to write to
   */
  public DemoCommand(Console console) {
    super(console);
  }

  @Override
  Document run() throws IOException {
    FirmwareFile file =
        path.isPresent()
            ? FirmwareOptions.read(path.get(), base, Optional.empty())
            : DemoFirmware.file(NEW_VERSION);
    UpdateImage image =
        UpdateImage.of(file, path.map(Path::toString).orElse("demo-" + NEW_VERSION + ".hex"));
    PacedClock clock = PacedClock.toLast(DemoBoard.rehearse(image), LONGEST);
    DemoBoard demo = DemoBoard.on(clock, DemoBoard.product(image));
    introduce(image, clock.speed());
    try (Watch watch = new Watch(console(), clock)) {
      return new UpdateDocument(
          demo.update(image, new JourneyProgress(watch.progress()), watch.cancel()));
    }
  }

  private void introduce(UpdateImage image, double speed) {
    String pace =
        speed > 1
            ? String.format(Locale.ROOT, "%.1f times as fast as a real board", speed)
            : "at the speed of a real board";
    console().say("Board  simulated STM32F373, 256 KB of flash, a virtual COM port");
    console().say("Goal   " + image + ", " + Quantity.bytes(image.file().image().size()));
    console().say("Time   " + pace);
    console().say("Safe   whenever you cut this: nothing starts from half a firmware");
    console().say("");
  }
}
