package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.cli.demo.DemoBoard;
import io.github.stm32dfu.cli.demo.DemoFirmware;
import io.github.stm32dfu.cli.demo.PacedClock;
import io.github.stm32dfu.cli.document.DemoDocument;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.AddressConverter;
import io.github.stm32dfu.cli.option.FirmwareOptions;
import io.github.stm32dfu.cli.work.FlashRun;
import io.github.stm32dfu.cli.work.Watch;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.flash.FlashOptions;
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
    PacedClock clock = PacedClock.toLast(DemoBoard.rehearse(file), LONGEST);
    DemoBoard demo = DemoBoard.on(clock);
    introduce(file, clock.speed());
    try (Bootloader bootloader = demo.open();
        Watch watch = new Watch(console(), clock)) {
      return new DemoDocument(
          new FlashRun(bootloader, clock, watch).flash(file, FlashOptions.safe()), demo.running());
    }
  }

  private void introduce(FirmwareFile file, double speed) {
    Optional<ImageTag> tag = ImageTag.find(file.image());
    String name =
        path.map(Path::toString)
            .orElseGet(() -> tag.map(it -> it.product() + " " + it.version()).orElse("firmware"));
    String pace =
        speed > 1
            ? String.format(Locale.ROOT, "%.1f times as fast as a real board", speed)
            : "at the speed of a real board";
    console().say("Board  simulated STM32F373, 256 KB of flash, in its bootloader over USB");
    console().say("Holds  demo " + DemoBoard.OLD_VERSION);
    console().say("Goal   " + name + ", " + Quantity.bytes(file.image().size()));
    console().say("Time   " + pace);
    console().say("Safe   whenever you cut this: nothing starts from half a firmware");
    console().say("");
  }
}
