package io.github.stm32dfu.journey.application;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;

/**
 * An application as it can be reached while it runs.
 *
 * @param port its serial port
 * @param ports by which that is opened
 * @param usb bus on which it may have a DFU run-time interface, and on which its bootloader will
 *     appear
 * @param clock for waits
 */
public record RunningApplication(
    SerialIdentity port, SerialFinder ports, DfuFinder usb, Clock clock) {
  /**
   * Opens its port.
   *
   * @param settings to begin with
   * @return the port, to be closed by the caller
   * @throws TransportException where it is gone, held by another program, or not permitted
   */
  public SerialLink open(SerialSettings settings) throws TransportException {
    return ports.open(port, settings);
  }

  /** {@return its port} */
  @Override
  public String toString() {
    return port.toString();
  }
}
