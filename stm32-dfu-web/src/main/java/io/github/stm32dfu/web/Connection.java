package io.github.stm32dfu.web;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.flash.journal.MemoryJournals;
import io.github.stm32dfu.journey.Surroundings;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.web.journal.IndexedDbJournals;
import io.github.stm32dfu.web.js.Browser;
import io.github.stm32dfu.web.js.Given;
import io.github.stm32dfu.web.serial.WebSerial;
import io.github.stm32dfu.web.serial.WebSerialFinder;
import io.github.stm32dfu.web.usb.WebUsb;
import io.github.stm32dfu.web.usb.WebUsbFinder;
import java.util.Optional;
import org.teavm.jso.JSObject;

/**
 * What a page has around it: the browser's buses and database, unless it gives others.
 *
 * @param usb bus of bootloaders
 * @param serial ports of applications
 * @param journals where updates are remembered
 */
record Connection(WebUsbFinder usb, WebSerialFinder serial, JournalStore journals) {
  /** Journals of a page that has no database last as long as it. */
  private static final MemoryJournals IN_MEMORY = new MemoryJournals();

  static Connection of(Given options) throws TransportException {
    return new Connection(
        usbOf(options),
        new WebSerialFinder((WebSerial) bus(options, "serial", "Web Serial")),
        journals(options));
  }

  static WebUsbFinder usbOf(Given options) throws TransportException {
    return new WebUsbFinder((WebUsb) bus(options, "usb", "WebUSB"));
  }

  static JournalStore journals(Given options) {
    return options.text("journals").filter("memory"::equals).isPresent()
        ? IN_MEMORY
        : new IndexedDbJournals();
  }

  Surroundings surroundings() {
    return new Surroundings(usb, serial, Clock.system(), journals, new SubtleHash());
  }

  private static JSObject bus(Given options, String member, String name) throws TransportException {
    Optional<JSObject> given = options.object(member);
    JSObject bus = given.isPresent() ? given.get() : Browser.navigator(member);
    if (Given.isMissing(bus)) {
      throw new TransportException(
          TransportException.Kind.UNSUPPORTED,
          "this browser has no "
              + name
              + ": it takes Chrome, Edge or Opera on a desktop, and a page from https or localhost",
          Hint.NONE);
    }
    return bus;
  }
}
