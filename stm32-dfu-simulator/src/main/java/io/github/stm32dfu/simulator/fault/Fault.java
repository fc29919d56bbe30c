package io.github.stm32dfu.simulator.fault;

import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.DfuStatus;
import java.time.Duration;

/** Something that goes wrong with one control transfer, or begins with it. */
public sealed interface Fault {
  /** The device refuses the request and stays as it is. */
  record Stall() implements Fault {}

  /**
   * The device refuses the request and enters dfuERROR.
   *
   * @param bStatus what GETSTATUS says then
   */
  record StallIntoError(DfuStatus bStatus) implements Fault {}

  /** The request is lost: the device never sees it, the host waits in vain. */
  record LostRequest() implements Fault {}

  /** The device does what it is asked, but its answer is lost: the host waits in vain. */
  record LostAnswer() implements Fault {}

  /**
   * The answer ends early.
   *
   * @param length bytes that arrive at most
   */
  record ShortAnswer(int length) implements Fault {}

  /**
   * GETSTATUS names another time than it should; of no effect on other requests.
   *
   * @param bwPollTimeout what it says instead
   */
  record WrongPollTimeout(int bwPollTimeout) implements Fault {}

  /**
   * GETSTATUS or GETSTATE names another state than the device is in; of no effect on other
   * requests.
   *
   * @param bState what it says instead
   */
  record WrongState(DfuState bState) implements Fault {}

  /**
   * GETSTATUS answers dfuDNBUSY from this transfer on.
   *
   * @param polls for how many of them; the device's next power cycle ends it as well
   */
  record StuckBusy(int polls) implements Fault {}

  /** The cable is pulled before the device sees the request. */
  record UnplugBefore() implements Fault {}

  /**
   * The cable is pulled after the device did what it was asked.
   *
   * @param delay from the end of the transfer; zero means that the host does not get the answer
   */
  record UnplugAfter(Duration delay) implements Fault {}

  /**
   * The supply fails, be it the bus's or the board's own.
   *
   * @param delay from the end of the transfer; zero means that the host does not get the answer
   */
  record PowerCut(Duration delay) implements Fault {}
}
