package io.github.stm32dfu.usb;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;

/** A call of libusb that failed, before anybody has said what it was for. */
final class UsbFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final UsbError error;

  UsbFailure(int code) {
    super(UsbError.of(code).meaning() + " (libusb " + code + ")");
    this.error = UsbError.of(code);
  }

  UsbError error() {
    return error;
  }

  /** {@return the exception for callers} */
  TransportException during(String what, HostSystem host) {
    return during(what, error.hint(host));
  }

  /** {@return the exception for callers, with a hint that the circumstances give} */
  TransportException during(String what, Hint hint) {
    return new TransportException(error.kind(), what + ": " + getMessage(), hint, this);
  }
}
