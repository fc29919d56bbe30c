package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.Optional;

/**
 * Which protocol a device in DFU mode speaks.
 *
 * <p>One sign of DfuSe is enough, since the two mistakes are not alike: a DfuSe device takes the
 * first block of a stream for a command, perhaps for a mass erase, while a device without addresses
 * is never taken for DfuSe without a memory that the plan could write to. So a version 0x011A
 * without a layout is a DfuSe device that cannot be written, and a layout counts whatever the
 * version: some ROMs of ST are known to give a wrong one.
 */
enum DfuDialect {
  /** ST's extension with addresses. */
  DFUSE,
  /** DFU 1.0 or 1.1 as it was specified. */
  PLAIN;

  /**
   * {@return the protocol of a device}
   *
   * @throws ProtocolException where nothing tells it, or the size of its blocks
   */
  static DfuDialect of(DfuIdentity device) throws ProtocolException {
    Optional<FunctionalDescriptor> descriptor = device.functionalDescriptor();
    if (descriptor.filter(FunctionalDescriptor::isDfuSe).isPresent()
        || DeviceProfile.isStBootloader(device)
        || namesMemory(device)) {
      return DFUSE;
    }
    blocksOf(device);
    return PLAIN;
  }

  /**
   * {@return what a plain device says of its blocks}
   *
   * @throws ProtocolException where it says nothing usable
   */
  static FunctionalDescriptor blocksOf(DfuIdentity device) throws ProtocolException {
    return device
        .functionalDescriptor()
        .filter(descriptor -> descriptor.wTransferSize() > 0)
        .orElseThrow(
            () ->
                new ProtocolException(
                    device
                        + " has neither a memory layout nor a DFU functional descriptor with a"
                        + " wTransferSize: nothing tells how it takes firmware",
                    Hint.REPLUG));
  }

  private static boolean namesMemory(DfuIdentity device) {
    return AlternateMemory.of(device, DeviceProfile.anyDfuSe()).stream()
        .anyMatch(memory -> memory.layout().isPresent());
  }
}
