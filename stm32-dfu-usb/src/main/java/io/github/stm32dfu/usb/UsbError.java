package io.github.stm32dfu.usb;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException.Kind;

/** The error codes of libusb 1.0, and what they mean for a person at a given host. */
enum UsbError {
  IO(-1, Kind.IO, "input or output error"),
  INVALID_PARAM(-2, Kind.IO, "invalid parameter"),
  ACCESS(-3, Kind.ACCESS_DENIED, "access denied"),
  NO_DEVICE(-4, Kind.DISCONNECTED, "the device left the bus"),
  NOT_FOUND(-5, Kind.IO, "not found"),
  BUSY(-6, Kind.BUSY, "another program holds the device"),
  TIMEOUT(-7, Kind.TIMEOUT, "no answer in time"),
  OVERFLOW(-8, Kind.IO, "more data than asked for"),
  PIPE(-9, Kind.STALL, "refused by the device (stall)"),
  INTERRUPTED(-10, Kind.IO, "interrupted"),
  NO_MEM(-11, Kind.IO, "out of memory"),
  NOT_SUPPORTED(-12, Kind.UNSUPPORTED, "not supported by the system's driver"),
  OTHER(-99, Kind.IO, "unknown error");

  private final int code;
  private final Kind kind;
  private final String meaning;

  UsbError(int code, Kind kind, String meaning) {
    this.code = code;
    this.kind = kind;
    this.meaning = meaning;
  }

  /** {@return the error with a code, OTHER where libusb does not define it} */
  static UsbError of(int code) {
    for (UsbError error : values()) {
      if (error.code == code) {
        return error;
      }
    }
    return OTHER;
  }

  int code() {
    return code;
  }

  Kind kind() {
    return kind;
  }

  String meaning() {
    return meaning;
  }

  /** {@return what the person at such a host does next} */
  Hint hint(HostSystem host) {
    return switch (this) {
      // Elsewhere than on Linux there are no permissions to get; somebody else was first.
      case ACCESS -> host == HostSystem.LINUX ? Hint.INSTALL_UDEV_RULE : Hint.CLOSE_OTHER_PROGRAM;
      case NO_DEVICE, TIMEOUT -> Hint.REPLUG;
      case BUSY -> Hint.CLOSE_OTHER_PROGRAM;
      case NOT_SUPPORTED -> host == HostSystem.WINDOWS ? Hint.INSTALL_WINUSB : Hint.NONE;
      default -> Hint.NONE;
    };
  }
}
