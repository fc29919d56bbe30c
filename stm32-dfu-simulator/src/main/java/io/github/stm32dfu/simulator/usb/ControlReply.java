package io.github.stm32dfu.simulator.usb;

/** How a control transfer ended, as the host sees it. */
public sealed interface ControlReply {
  /** The device took the request and its data. */
  record Acknowledged() implements ControlReply {}

  /**
   * The device answered.
   *
   * @param bytes perhaps fewer than were wanted
   */
  record Data(byte[] bytes) implements ControlReply {}

  /** The device refused: endpoint 0 stalled. */
  record Stalled() implements ControlReply {}

  /** The time that the host gives was over. */
  record NoAnswer() implements ControlReply {}

  /** The device left the bus. */
  record Gone() implements ControlReply {}
}
