/** A simulated STM32F373 for tests of firmware updaters. */
module io.github.stm32dfu.simulator {
  requires transitive io.github.stm32dfu.core;
  requires static org.jspecify;
}
