package io.github.stm32dfu.web;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.journey.BoardFilter;
import io.github.stm32dfu.journey.FirmwareUpdater;
import io.github.stm32dfu.journey.ImageSource;
import io.github.stm32dfu.journey.NewestRelease;
import io.github.stm32dfu.journey.Patience;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.journey.UpdateOptions;
import io.github.stm32dfu.journey.application.LineProtocol;
import io.github.stm32dfu.journey.release.DowngradePolicy;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger;
import io.github.stm32dfu.journey.trigger.LineProtocolTrigger;
import io.github.stm32dfu.journey.trigger.TriggerNotation;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.web.js.Given;
import io.github.stm32dfu.web.serial.WebSerialPort;
import java.time.Duration;
import java.util.Optional;
import org.teavm.jso.JSObject;

/**
 * What a page asks for, read before anything is done.
 *
 * @param connection buses and journals
 * @param handler of events
 * @param options of the journey
 * @param given all that the page gave
 */
record JourneyRequest(Connection connection, Handler handler, UpdateOptions options, Given given) {
  /** A visitor may have to read, and to click on the browser's list. */
  private static final Patience PATIENCE =
      new Patience(Duration.ofMinutes(5), Duration.ofMinutes(2));

  static JourneyRequest of(JSObject object) throws DfuException {
    return of(object, Optional.empty());
  }

  /** {@return a request to finish the update of a name} */
  static JourneyRequest finishing(String name, JSObject object) throws DfuException {
    return of(object, Optional.of(name));
  }

  private static JourneyRequest of(JSObject object, Optional<String> finishing)
      throws DfuException {
    Given given = Given.of(object);
    Connection connection = Connection.of(given);
    BootloaderTrigger trigger =
        given.text("trigger").isPresent()
            ? TriggerNotation.parse(given.text("trigger").get())
            : LineProtocolTrigger.standard();
    UpdateOptions options =
        given.text("protocol").filter("none"::equals).isPresent()
            ? UpdateOptions.unasked(trigger)
            : UpdateOptions.of(LineProtocol.standard(), trigger);
    return new JourneyRequest(
        connection,
        Handler.of(given),
        options
            .with(boards(connection, given))
            .with(PATIENCE)
            .with(flash(given))
            .with(new PageChooser(finishing, given.object("choose"))),
        given);
  }

  FirmwareUpdater updater() {
    return new FirmwareUpdater(
        connection.surroundings(),
        options,
        event -> handler.hear(Events.of(event)),
        handler.cancel());
  }

  /** {@return the image in {@code firmware}, or the newest of {@code releases}} */
  ImageSource image() throws DfuException {
    Optional<JSObject> firmware = given.object("firmware");
    if (firmware.isPresent()) {
      UpdateImage image = Images.read(firmware.get(), given);
      UpdateImage known =
          given.text("product").isPresent() ? image.product(given.text("product").get()) : image;
      return application -> known;
    }
    Optional<String> index = given.text("releases");
    if (index.isEmpty()) {
      throw new FirmwareFormatException(
          "nothing to update with: give firmware or releases", Hint.CHECK_FILE);
    }
    return new NewestRelease(
        Offers.releases(index.get()),
        given.text("product"),
        given.text("hardware"),
        given.isTrue("allowDowngrade") ? DowngradePolicy.ALLOW : DowngradePolicy.REFUSE);
  }

  /** A port that the visitor chose just now is meant, whatever else was allowed earlier. */
  private static BoardFilter boards(Connection connection, Given given) {
    Optional<JSObject> port = given.object("port");
    if (port.isEmpty()) {
      return BoardFilter.any();
    }
    WebSerialPort chosen = (WebSerialPort) port.get();
    SerialIdentity identity = connection.serial().identity(chosen);
    BoardFilter any = BoardFilter.any();
    return new BoardFilter(Optional.empty(), identity::equals, any.bootloader());
  }

  private static FlashOptions flash(Given given) {
    FlashOptions safe = FlashOptions.safe();
    return given.isTrue("anyProduct") ? safe.override(Refusal.WRONG_PRODUCT) : safe;
  }
}
