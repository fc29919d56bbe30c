package io.github.stm32dfu.cdc;

/** A call of the system that failed, before anybody has said what it was for. */
final class PortFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  PortFailure(int code) {
    super("error " + code);
    this.code = code;
  }

  /** {@return an errno, or on Windows what GetLastError gives} */
  int code() {
    return code;
  }
}
