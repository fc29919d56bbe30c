/** A simulated STM32F373 for tests of firmware updaters. */
module io.github.stm32dfu.simulator {
  requires transitive io.github.stm32dfu.core;
  requires static org.jspecify;

  exports io.github.stm32dfu.simulator;
  exports io.github.stm32dfu.simulator.app;
  exports io.github.stm32dfu.simulator.chip;
  exports io.github.stm32dfu.simulator.fault;
  exports io.github.stm32dfu.simulator.reading;
  exports io.github.stm32dfu.simulator.time;
  exports io.github.stm32dfu.simulator.usb;
  exports io.github.stm32dfu.simulator.usbip;
}
