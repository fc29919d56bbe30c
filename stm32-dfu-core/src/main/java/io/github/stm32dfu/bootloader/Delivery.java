package io.github.stm32dfu.bootloader;

/** How a device takes its firmware. */
public enum Delivery {
  /** Piece by piece at addresses of its memory, as DfuSe and ST's USART bootloader do. */
  BY_ADDRESS,
  /**
   * From the first byte to the last, without addresses, as DFU 1.0 and 1.1 do; the device knows
   * where they belong. What the SDK calls an address is then the offset in this stream.
   */
  AS_STREAM
}
