package io.github.stm32dfu.simulator.usb;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.fault.Fault;
import java.time.Duration;
import java.util.Optional;

/**
 * One control transfer that a host made.
 *
 * @param number counted from 0 over the board's whole life
 * @param start when the host began it
 * @param end when it knew the end of it
 * @param setup what was asked
 * @param outcome how it ended
 * @param length bytes of data that went over the wire
 * @param head the first of them in hex, at most {@link #HEAD}
 * @param fault what was injected, if anything
 */
public record Transfer(
    long number,
    Duration start,
    Duration end,
    SetupPacket setup,
    Outcome outcome,
    int length,
    String head,
    Optional<Fault> fault) {
  /** Most bytes that are kept in {@code head}: a DfuSe command or a status. */
  public static final int HEAD = 6;

  /** The names of {@link ControlReply}. */
  public enum Outcome {
    /** Taken. */
    ACKNOWLEDGED,
    /** Answered. */
    ANSWERED,
    /** Refused. */
    STALLED,
    /** No answer in time. */
    NO_ANSWER,
    /** The device left the bus. */
    GONE
  }

  /**
   * {@return whether this is a given request}
   *
   * @param request by name
   */
  public boolean is(DfuRequest request) {
    return setup.dfuRequest().filter(found -> found == request).isPresent();
  }

  /** {@return one line} */
  @Override
  public String toString() {
    return "#"
        + number
        + " at "
        + millis(start)
        + " ms, "
        + setup
        + ": "
        + outcome
        + (head.isEmpty() ? "" : ", " + length + " bytes " + head)
        + (length > HEAD ? "..." : "")
        + fault.map(injected -> ", injected " + injected).orElse("");
  }

  /** {@return the first bytes in hex} */
  static String headOf(byte[] data) {
    int shown = Math.min(data.length, HEAD);
    byte[] first = new byte[shown];
    System.arraycopy(data, 0, first, 0, shown);
    return Hex.bytes(first);
  }

  private static String millis(Duration time) {
    long micros = time.toNanos() / 1000;
    String fraction = Long.toString(1000 + micros % 1000).substring(1);
    return micros / 1000 + "." + fraction;
  }
}
