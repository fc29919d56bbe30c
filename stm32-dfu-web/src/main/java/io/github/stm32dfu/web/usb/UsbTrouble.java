package io.github.stm32dfu.web.usb;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.web.js.Browser;
import io.github.stm32dfu.web.js.Settled;
import org.teavm.jso.JSObject;

/**
 * Tells one trouble from another by what WebUSB rejects with. Names are the standard's; of messages
 * only Chromium's are known, and where one is not, it is input or output that failed.
 *
 * @param device that is asked
 */
record UsbTrouble(DfuIdentity device) {
  <T extends JSObject> T require(String action, Settled<T> outcome) throws TransportException {
    if (outcome.fulfilled()) {
      return outcome.getValue();
    }
    if (outcome.pending()) {
      throw new TransportException(Kind.TIMEOUT, at(action) + "no answer in time", Hint.RUN_AGAIN);
    }
    Kind kind = kind(outcome.getName(), outcome.getMessage());
    throw new TransportException(kind, at(action) + outcome.reason(), hint(kind));
  }

  void requireOk(String action, String status) throws TransportException {
    if (status.equals("stall")) {
      throw new TransportException(
          Kind.STALL, at(action) + "the device refused it", Hint.RUN_AGAIN);
    }
    if (!status.equals("ok")) {
      throw new TransportException(Kind.IO, at(action) + status, Hint.RUN_AGAIN);
    }
  }

  private static Kind kind(String name, String message) {
    return switch (name) {
      case "NotFoundError" -> Kind.DISCONNECTED;
      case "SecurityError" -> Kind.ACCESS_DENIED;
      case "InvalidStateError" ->
          message.contains("must be opened") ? Kind.DISCONNECTED : Kind.BUSY;
      case "NetworkError" -> ofNetworkError(message);
      default -> Kind.IO;
    };
  }

  private static Kind ofNetworkError(String message) {
    if (message.contains("Access denied")) {
      return Kind.ACCESS_DENIED;
    }
    if (message.contains("claim")) {
      return Kind.BUSY;
    }
    return message.contains("disconnected") ? Kind.DISCONNECTED : Kind.IO;
  }

  private static Hint hint(Kind kind) {
    return switch (kind) {
      case ACCESS_DENIED ->
          switch (Browser.platform()) {
            case LINUX -> Hint.INSTALL_UDEV_RULE;
            case WINDOWS -> Hint.INSTALL_WINUSB;
            case OTHER -> Hint.CLOSE_OTHER_PROGRAM;
          };
      case BUSY ->
          Browser.platform() == Browser.Platform.WINDOWS
              ? Hint.INSTALL_WINUSB
              : Hint.CLOSE_OTHER_PROGRAM;
      case DISCONNECTED -> Hint.REPLUG;
      default -> Hint.RUN_AGAIN;
    };
  }

  private String at(String action) {
    return device + ", " + action + ": ";
  }
}
