package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.device.UsbFunction;
import java.util.Optional;

/** A core without power, or lost among erased words. */
record NoProgram() implements Program {
  @Override
  public Running running() {
    return new Running.Nothing();
  }

  @Override
  public Optional<UsbFunction> usb() {
    return Optional.empty();
  }
}
