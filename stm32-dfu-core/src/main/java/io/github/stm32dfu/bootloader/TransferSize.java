package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.DfuIdentity;

/**
 * How many bytes go into one transfer.
 *
 * @param advertised wTransferSize, by which the device may number its blocks
 * @param used within sane bounds, and a multiple of the part's write alignment
 */
record TransferSize(int advertised, int used) {
  private static final int LEAST = 8;

  /** Linux moves no more in one control transfer. */
  static final int MOST = 4096;

  static TransferSize of(DfuIdentity device, DeviceProfile profile) {
    int advertised =
        device
            .functionalDescriptor()
            .map(FunctionalDescriptor::wTransferSize)
            .filter(size -> size >= LEAST)
            .orElse(profile.usualTransferSize());
    int sane = Math.min(advertised, MOST);
    return new TransferSize(advertised, sane - sane % profile.writeAlignment());
  }
}
