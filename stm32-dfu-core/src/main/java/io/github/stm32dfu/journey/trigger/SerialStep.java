package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.transport.ModemLine;
import java.time.Duration;

/** One thing that a {@link SerialTrigger} does with an open port. */
public sealed interface SerialStep {
  /**
   * Writes bytes, all in one piece: many an application takes a packet for a command.
   *
   * @param bytes one or more; nobody changes them afterwards
   */
  record Send(byte[] bytes) implements SerialStep {
    public Send {
      if (bytes.length == 0) {
        throw new IllegalArgumentException("nothing to send");
      }
    }

    /** {@return the bytes in hex} */
    @Override
    public String toString() {
      return "send " + Hex.bytes(bytes);
    }
  }

  /**
   * Changes a modem line.
   *
   * @param line to change
   * @param level from now on
   */
  record Signal(ModemLine line, ModemLine.Level level) implements SerialStep {}

  /**
   * Lets time pass; nothing is sent or read.
   *
   * @param time at least this long
   */
  record Pause(Duration time) implements SerialStep {}
}
