package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.protocol.Pace;

/** How early a device that is at work is asked whether it is done. */
public enum PollPolicy {
  /** Not before the time that it asks for, as DFU 1.1 demands. */
  ADVERTISED,
  /**
   * As soon as operations of the kind were done before, on this device since it was opened. Many
   * ROMs ask for far more time than they need. Not all like to be asked earlier: at the first stall
   * or timeout the times that the device asks for are honoured for good.
   */
  ADAPTIVE;

  /** {@return {@link #ADVERTISED}, the default} */
  public static PollPolicy advertised() {
    return ADVERTISED;
  }

  /** {@return {@link #ADAPTIVE}} */
  public static PollPolicy adaptive() {
    return ADAPTIVE;
  }

  /** {@return what is learned of one kind of operation} */
  Pace pace(LearnedPace.Trust trust) {
    return this == ADAPTIVE ? new LearnedPace(trust) : Pace.advertised();
  }
}
