package io.github.stm32dfu.web;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.LeavePolicy;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.web.js.Bytes;
import io.github.stm32dfu.web.js.Given;
import io.github.stm32dfu.web.js.JsObject;
import io.github.stm32dfu.web.usb.WebUsbFinder;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/** A bootloader that a page has open. */
final class BootloaderSession {
  private final Bootloader bootloader;
  private final DfuIdentity identity;

  private BootloaderSession(Bootloader bootloader, DfuIdentity identity) {
    this.bootloader = bootloader;
    this.identity = identity;
  }

  static BootloaderSession open(Given options) throws DfuException {
    WebUsbFinder finder = Connection.usbOf(options);
    DfuBootloaders bootloaders = new DfuBootloaders(finder, Clock.system());
    Optional<String> serial = options.text("serial");
    DfuIdentity device =
        serial.isPresent() ? numbered(serial.get(), bootloaders.list()) : bootloaders.only();
    return new BootloaderSession(bootloaders.open(device), device);
  }

  JSObject toJs() {
    JSObject session =
        new JsObject()
            .with("board", identity.toString())
            .withText("serial", identity.serial().asText())
            .with(
                "memories",
                JsObject.array(bootloader.memory().layouts().stream().map(Layouts::of).toList()))
            .with("transferSize", bootloader.transferSize())
            .build();
    return with(session, this::plan, this::flash, this::read, this::leave, this::close);
  }

  @JSBody(
      params = {"session", "plan", "flash", "read", "leave", "close"},
      script =
          """
          return Object.assign(
            session, {plan: plan, flash: flash, read: read, leave: leave, close: close});
          """)
  private static native JSObject with(
      JSObject session,
      OfFirmware plan,
      OfFirmware flash,
      OfRange read,
      OfAddress leave,
      OfNothing close);

  private JSPromise<JSObject> plan(JSObject firmware, JSObject options) {
    return Promises.of(
        () -> {
          Given given = Given.of(options);
          return Plans.of(
              flasher(given).plan(Images.read(firmware, given).file(), FlashOptions.safe()));
        });
  }

  private JSPromise<JSObject> flash(JSObject firmware, JSObject options) {
    return Promises.of(
        () -> {
          Given given = Given.of(options);
          LeavePolicy leave = given.isTrue("stay") ? LeavePolicy.STAY : LeavePolicy.LEAVE;
          return Plans.of(
              flasher(given)
                  .flash(Images.read(firmware, given).file(), FlashOptions.safe().with(leave)));
        });
  }

  private JSPromise<JSObject> read(double start, double end) {
    return Promises.of(
        () -> Bytes.toJs(bootloader.read(new AddressRange((long) start, (long) end))));
  }

  private JSPromise<JSObject> leave(double vectorTable) {
    return Promises.of(
        () ->
            new JsObject()
                .with("outcome", Plans.name(bootloader.leave((long) vectorTable)))
                .build());
  }

  private JSPromise<JSObject> close() {
    return Promises.of(
        () -> {
          bootloader.close();
          return new JsObject().build();
        });
  }

  private Flasher flasher(Given options) {
    Handler handler = Handler.of(options);
    return new Flasher(
        bootloader, Clock.system(), event -> handler.hear(Events.of(event)), handler.cancel());
  }

  private static DfuIdentity numbered(String serial, List<DfuIdentity> devices)
      throws TransportException {
    return devices.stream()
        .filter(device -> device.serial().asText().filter(serial::equals).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new TransportException(
                    TransportException.Kind.DISCONNECTED,
                    "no board in its bootloader has the serial number " + serial,
                    Hint.CONNECT_DEVICE));
  }

  /** A function of a file. */
  @JSFunctor
  interface OfFirmware extends JSObject {
    JSPromise<JSObject> call(JSObject firmware, JSObject options);
  }

  /** A function of a range of addresses. */
  @JSFunctor
  interface OfRange extends JSObject {
    JSPromise<JSObject> call(double start, double end);
  }

  /** A function of an address. */
  @JSFunctor
  interface OfAddress extends JSObject {
    JSPromise<JSObject> call(double address);
  }

  /** A function without parameters. */
  @JSFunctor
  interface OfNothing extends JSObject {
    JSPromise<JSObject> call();
  }
}
