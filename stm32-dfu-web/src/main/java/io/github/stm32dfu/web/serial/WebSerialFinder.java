package io.github.stm32dfu.web.serial;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import io.github.stm32dfu.web.js.Given;
import io.github.stm32dfu.web.js.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;

/**
 * The serial ports that the visitor has allowed. A browser tells neither their names nor where they
 * are plugged in, so each object gets a number when it is first seen. A board that comes back is a
 * new object, and so a port that appeared.
 */
public final class WebSerialFinder implements SerialFinder {
  private final WebSerial serial;
  private final List<WebSerialPort> known = new ArrayList<>();

  /**
   * Looks at the ports of a browser.
   *
   * @param serial {@code navigator.serial}
   */
  public WebSerialFinder(WebSerial serial) {
    this.serial = serial;
  }

  @Override
  public List<SerialIdentity> list() throws TransportException {
    Settled<JSArrayReader<WebSerialPort>> answer = Settled.of(serial.getPorts());
    if (!answer.fulfilled()) {
      throw new TransportException(
          Kind.UNSUPPORTED,
          "the browser does not list serial ports: " + answer.reason(),
          Hint.NONE);
    }
    JSArrayReader<WebSerialPort> ports = answer.getValue();
    List<SerialIdentity> found = new ArrayList<>();
    for (int i = 0; i < ports.getLength(); i++) {
      found.add(identity(ports.get(i)));
    }
    return found;
  }

  /**
   * {@return what is known of a port, which need not be among those that are listed}
   *
   * @param port that the browser gave
   */
  public SerialIdentity identity(WebSerialPort port) {
    Given info = Given.of(port.getInfo());
    return new SerialIdentity(
        "port " + number(port),
        id(info, "usbVendorId"),
        id(info, "usbProductId"),
        new DeviceString.Absent(),
        new DeviceString.Absent(),
        PortPath.unknown());
  }

  @Override
  public SerialLink open(SerialIdentity port, SerialSettings settings) throws TransportException {
    for (WebSerialPort one : known) {
      if (identity(one).equals(port)) {
        return WebSerialLink.open(port, one, settings);
      }
    }
    throw new TransportException(Kind.DISCONNECTED, port + " is not there", Hint.REPLUG);
  }

  private int number(WebSerialPort port) {
    for (int i = 0; i < known.size(); i++) {
      if (same(known.get(i), port)) {
        return i + 1;
      }
    }
    known.add(port);
    return known.size();
  }

  private static OptionalInt id(Given info, String member) {
    OptionalLong number = info.number(member);
    return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
  }

  @JSBody(
      params = {"one", "other"},
      script = "return one === other;")
  private static native boolean same(JSObject one, JSObject other);
}
