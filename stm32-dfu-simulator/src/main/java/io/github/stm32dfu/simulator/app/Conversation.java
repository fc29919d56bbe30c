package io.github.stm32dfu.simulator.app;

import io.github.stm32dfu.transport.ModemLine;
import java.util.Set;

/**
 * What one run of an application makes of what comes over its serial port. For applications that
 * speak something else than the line protocol; see {@link SimulatedApp#speaking}. The board calls
 * one method at a time.
 */
public interface Conversation {
  /**
   * The host has sent bytes.
   *
   * @param data one byte or more; where the host wrote them in one piece, in one piece
   */
  void heard(byte[] data);

  /** {@return whether it takes bytes now; while it does not, the host has to wait} */
  default boolean listens() {
    return true;
  }

  /**
   * The host has set the speed.
   *
   * @param baudRate bits per second
   */
  default void configured(int baudRate) {}

  /**
   * The host has signalled.
   *
   * @param asserted lines; the others are released
   */
  default void signalled(Set<ModemLine> asserted) {}
}
