package io.github.stm32dfu.firmware;

import io.github.stm32dfu.memory.Hex;

/** Two parts of an image hold different bytes for one address. */
public final class OverlapException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long address;

  OverlapException(long address) {
    super("two different bytes for " + Hex.address(address));
    this.address = address;
  }

  /** {@return the first address with two different bytes} */
  public long address() {
    return address;
  }
}
