package io.github.stm32dfu.cdc;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;

/** What an error code of the system means for a serial port, and for a person. */
record SystemError(Kind kind, Hint hint, String meaning) {
  /**
   * What jSerialComm answers for a port that this process has open already, on every system. It is
   * also what each system answers for a port that is not there.
   */
  static final int OPEN_OR_NOT_THERE = 2;

  private static final SystemError GONE =
      new SystemError(Kind.DISCONNECTED, Hint.LIST_PORTS, "there is no such port");
  private static final SystemError HELD =
      new SystemError(Kind.BUSY, Hint.CLOSE_OTHER_PROGRAM, "another program holds the port");
  private static final SystemError FORBIDDEN =
      new SystemError(Kind.ACCESS_DENIED, Hint.ALLOW_SERIAL_PORT, "access denied");
  private static final SystemError NOT_SO =
      new SystemError(Kind.UNSUPPORTED, Hint.NONE, "the port cannot do that");
  private static final SystemError OTHER =
      new SystemError(Kind.IO, Hint.REPLUG, "input or output error");

  /** {@return the meaning of a code on a kind of system} */
  static SystemError of(int code, HostSystem host) {
    return host == HostSystem.WINDOWS ? windows(code) : unix(code);
  }

  /** {@return a port that somebody else has, this process perhaps} */
  static SystemError held() {
    return HELD;
  }

  /** {@return the exception for callers} */
  TransportException during(String what, int code) {
    return new TransportException(kind, what + ": " + meaning + " (error " + code + ")", hint);
  }

  private static SystemError unix(int errno) {
    return switch (errno) {
      // EPERM, EACCES.
      case 1, 13 -> FORBIDDEN;
      // ENOENT, EIO of a port without hardware, ENXIO, ENODEV.
      case OPEN_OR_NOT_THERE, 5, 6, 19 -> GONE;
      // EBUSY, and EWOULDBLOCK of flock on Linux and elsewhere.
      case 16, 11, 35 -> HELD;
      // EINVAL, ENOTTY.
      case 22, 25 -> NOT_SO;
      default -> OTHER;
    };
  }

  private static SystemError windows(int code) {
    return switch (code) {
      // ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_DEV_NOT_EXIST.
      case OPEN_OR_NOT_THERE, 3, 55 -> GONE;
      // ERROR_ACCESS_DENIED, which means that it is open; ERROR_SHARING_VIOLATION.
      case 5, 32 -> HELD;
      // ERROR_INVALID_FUNCTION, ERROR_INVALID_PARAMETER.
      case 1, 87 -> NOT_SO;
      default -> OTHER;
    };
  }
}
