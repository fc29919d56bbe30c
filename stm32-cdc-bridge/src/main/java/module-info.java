/** Serial ports of this computer, through jSerialComm. */
module io.github.stm32dfu.cdc {
  requires transitive io.github.stm32dfu.core;
  requires com.fazecast.jSerialComm;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.github.stm32dfu.cdc;
}
