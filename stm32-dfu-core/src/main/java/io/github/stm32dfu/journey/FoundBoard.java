package io.github.stm32dfu.journey;

import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;

/** A board that can be updated, by what it runs. */
public sealed interface FoundBoard {
  /** {@return where it is plugged in} */
  PortPath portPath();

  /**
   * Its application runs, and has a serial port.
   *
   * @param port of the application
   */
  record InApplication(SerialIdentity port) implements FoundBoard {
    @Override
    public PortPath portPath() {
      return port.portPath();
    }

    @Override
    public String toString() {
      return "application at " + port;
    }
  }

  /**
   * It waits in its bootloader.
   *
   * @param device that its finder lists
   */
  record InBootloader(DfuIdentity device) implements FoundBoard {
    @Override
    public PortPath portPath() {
      return device.portPath();
    }

    @Override
    public String toString() {
      return "bootloader " + device;
    }
  }
}
