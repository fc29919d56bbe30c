package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.work.Person;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.journey.BoardFilter;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.journey.UpdateOptions;
import io.github.stm32dfu.journey.application.LineProtocol;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger;
import io.github.stm32dfu.journey.trigger.LineProtocolTrigger;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a board is taken from its application and back. */
public final class JourneyOptions {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The application's serial port, such as /dev/ttyACM0 or COM7; see 'ports'.")
  private Optional<String> port = Optional.empty();

  @Option(
      names = "--trigger",
      paramLabel = "TRIGGER",
      converter = TriggerConverter.class,
      description =
          "What makes the application start the bootloader: line (as in docs/line-protocol.md,"
              + " unless given), touch1200, and others in docs/triggers.md.")
  private BootloaderTrigger trigger = LineProtocolTrigger.standard();

  @Option(
      names = "--product",
      paramLabel = "NAME",
      description = "The product that the file is for, where it does not say so itself.")
  private Optional<String> product = Optional.empty();

  @Option(
      names = "--expect-version",
      paramLabel = "VERSION",
      description = "The version that has to answer at the end, where the file does not say it.")
  private Optional<String> version = Optional.empty();

  /** Nothing chosen. */
  public JourneyOptions() {}

  /** {@return the product that was given} */
  public Optional<String> product() {
    return product;
  }

  /** {@return the port that was given} */
  public Optional<String> port() {
    return port;
  }

  /**
   * {@return an image with what was given of it}
   *
   * @param image as it says itself
   */
  public UpdateImage complete(UpdateImage image) {
    UpdateImage complete = image;
    if (product.isPresent()) {
      complete = complete.product(product.get());
    }
    if (version.isPresent()) {
      complete = complete.version(version.get());
    }
    return complete;
  }

  /**
   * {@return the same for the updater}
   *
   * @param device port path or serial of the board, where it was given
   * @param flash how the plan is made
   * @param console where a person may be asked
   */
  public UpdateOptions updateOptions(Optional<String> device, FlashOptions flash, Console console) {
    // An application with another way to start its bootloader speaks another protocol too.
    UpdateOptions options =
        trigger instanceof LineProtocolTrigger
            ? UpdateOptions.of(LineProtocol.standard(), trigger)
            : UpdateOptions.unasked(trigger);
    return options
        .with(
            port.map(BoardFilter::atPort)
                .or(() -> device.map(BoardFilter::device))
                .orElseGet(BoardFilter::any))
        .with(flash)
        .with(
            new Person(
                console, device.isPresent() ? Person.Said.WHICH_BOARD : Person.Said.NOTHING));
  }
}
