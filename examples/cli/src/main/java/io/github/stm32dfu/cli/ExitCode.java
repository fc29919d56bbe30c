package io.github.stm32dfu.cli;

/** How the tool ends; scripts rely on these numbers. */
public enum ExitCode {
  /** All that was asked for is done. */
  DONE(0),
  /** The command line makes no sense. */
  USAGE(2),
  /** No board, or more than one and none was chosen. */
  NO_DEVICE(3),
  /** Refused before anything was changed. */
  REFUSED(4),
  /** Failed on the way; running it again is safe. */
  FAILED(5),
  /** The board holds something else than what was written. */
  VERIFICATION(6),
  /** A person must act: permission, driver, protection, BOOT0, plug. */
  PERSON(7),
  /** Ctrl-C. */
  CANCELLED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** {@return the process's exit code} */
  public int number() {
    return number;
  }
}
