package io.github.stm32dfu.web.serial;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.web.js.Browser;
import io.github.stm32dfu.web.js.Given;
import io.github.stm32dfu.web.js.Settled;
import org.teavm.jso.JSObject;

/**
 * Tells one trouble from another by what Web Serial rejects with.
 *
 * @param port that is used
 */
record SerialTrouble(SerialIdentity port) {
  <T extends JSObject> T require(String action, Settled<T> outcome) throws TransportException {
    if (outcome.fulfilled()) {
      return outcome.getValue();
    }
    if (outcome.pending()) {
      throw new TransportException(Kind.TIMEOUT, at(action) + "not done in time", Hint.REPLUG);
    }
    throw failure(action, outcome);
  }

  /** A port that goes in the moment that it was opened has no streams. */
  void requireStreams(WebSerialPort opened) throws TransportException {
    if (Given.isMissing(opened.getReadable()) || Given.isMissing(opened.getWritable())) {
      throw gone();
    }
  }

  TransportException gone() {
    return new TransportException(Kind.DISCONNECTED, port + " is gone", Hint.REPLUG);
  }

  private TransportException failure(String action, Settled<?> outcome) {
    return switch (outcome.getName()) {
      case "NetworkError" ->
          outcome.getMessage().contains("open")
              ? new TransportException(Kind.ACCESS_DENIED, at(action) + outcome.reason(), opening())
              : new TransportException(
                  Kind.DISCONNECTED, at(action) + outcome.reason(), Hint.REPLUG);
      case "NotFoundError" ->
          new TransportException(Kind.DISCONNECTED, at(action) + outcome.reason(), Hint.REPLUG);
      case "InvalidStateError" ->
          new TransportException(
              Kind.BUSY, at(action) + outcome.reason(), Hint.CLOSE_OTHER_PROGRAM);
      default -> new TransportException(Kind.IO, at(action) + outcome.reason(), Hint.RUN_AGAIN);
    };
  }

  /** The browser does not say whether a port is forbidden or held by another program. */
  private static Hint opening() {
    return Browser.platform() == Browser.Platform.LINUX
        ? Hint.ALLOW_SERIAL_PORT
        : Hint.CLOSE_OTHER_PROGRAM;
  }

  private String at(String action) {
    return port + ", " + action + ": ";
  }
}
