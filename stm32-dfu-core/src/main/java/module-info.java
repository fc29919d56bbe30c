/** Firmware updates for STM32 boards in pure Java: formats, memory maps, protocol, plans. */
module io.github.stm32dfu.core {
  requires static org.jspecify;

  exports io.github.stm32dfu.bootloader;
  exports io.github.stm32dfu.error;
  exports io.github.stm32dfu.firmware;
  exports io.github.stm32dfu.flash;
  exports io.github.stm32dfu.flash.journal;
  exports io.github.stm32dfu.host;
  exports io.github.stm32dfu.host.station;
  exports io.github.stm32dfu.journey;
  exports io.github.stm32dfu.journey.application;
  exports io.github.stm32dfu.journey.release;
  exports io.github.stm32dfu.journey.trigger;
  exports io.github.stm32dfu.memory;
  exports io.github.stm32dfu.protocol;
  exports io.github.stm32dfu.protocol.usart;
  exports io.github.stm32dfu.transport;
  exports io.github.stm32dfu.transport.recording;
}
