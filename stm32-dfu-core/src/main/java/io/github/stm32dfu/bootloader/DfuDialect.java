package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.Optional;

/**
 * Which protocol a device in DFU mode speaks.
 *
 * <p>One sign of DfuSe is enough, since the two mistakes are not alike. A DfuSe device that is sent
 * a stream takes its first block for a command, perhaps for a mass erase. A plain device that is
 * taken for DfuSe has no memory layout, so that every plan is refused before anything is sent. A
 * layout counts whatever the version, which other updaters had to overrule for some ROMs of ST.
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
