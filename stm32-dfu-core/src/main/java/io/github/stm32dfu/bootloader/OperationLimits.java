package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.protocol.OperationLimit;

/**
 * How long a kind of device may take for each operation.
 *
 * @param command Set Address Pointer, and the repair of the state
 * @param erase of one sector
 * @param write of one block
 * @param eraseAll mass erase, Read Unprotect, option bytes; manifestation where there is one
 */
public record OperationLimits(
    OperationLimit command, OperationLimit erase, OperationLimit write, OperationLimit eraseAll) {
  /**
   * {@return limits for flash in pages of a few KB: 20 to 40 ms for an erase (STM32F373 datasheet),
   * 100 and 104 ms as other ROMs of ST advertise}
   */
  public static OperationLimits smallPages() {
    return new OperationLimits(
        new OperationLimit(500, 10_000),
        new OperationLimit(500, 10_000),
        new OperationLimit(500, 10_000),
        new OperationLimit(40_000, 60_000));
  }

  /** {@return limits for flash in sectors of 128 KB, which take seconds to erase} */
  public static OperationLimits largeSectors() {
    return new OperationLimits(
        new OperationLimit(5_000, 10_000),
        new OperationLimit(5_000, 35_000),
        new OperationLimit(5_000, 35_000),
        new OperationLimit(40_000, 120_000));
  }

  /**
   * {@return limits for devices without addresses: the first block may erase all of a large flash,
   * and such a device must not be asked before its time (DFU 1.1, appendix A.2.5)}
   */
  public static OperationLimits wholeImages() {
    OperationLimit any = new OperationLimit(120_000, 300_000);
    return new OperationLimits(any, any, any, any);
  }
}
