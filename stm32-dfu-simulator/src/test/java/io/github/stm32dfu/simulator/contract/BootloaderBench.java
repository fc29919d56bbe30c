package io.github.stm32dfu.simulator.contract;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import java.util.List;
import java.util.OptionalLong;

/** What {@link BootloaderContract} must be able to do to the device behind a bootloader. */
public abstract class BootloaderBench {
  static final int WRITE_ALIGNMENT = 4;

  /** {@return a bootloader on a new device, erased and open; or on the same one, after a close} */
  protected abstract Bootloader open() throws Exception;

  /** {@return all of the flash} */
  protected abstract AddressRange flash();

  /** {@return what a range of the flash holds, asked behind the bootloader's back} */
  protected abstract byte[] memory(AddressRange range);

  /** Puts bytes into the flash behind the bootloader's back. */
  protected abstract void load(long address, byte[] data);

  /** {@return bytes that the device can start at an address} */
  protected abstract byte[] startable(long address);

  /** {@return from which vector table an application was started, if one runs} */
  protected abstract OptionalLong startedFrom();

  /** The device refuses a transfer: the next but so many. */
  protected abstract void refuse(int transfersAhead);

  /** The device refuses nothing any more. */
  protected abstract void obey();

  /** The device leaves the bus. */
  protected abstract void unplug();

  final List<Sector> sectors(Bootloader bootloader) {
    return FlashModel.sectors(bootloader, flash());
  }

  /** Puts chance bytes into all of the flash, behind the back. */
  final FlashModel fill(long seed) {
    byte[] contents = FlashModel.chance((int) flash().size(), seed);
    load(flash().start(), contents);
    return new FlashModel(flash(), contents);
  }

  /** {@return lengths around one transfer, and more than three} */
  final int[] lengths(int transfer, int step) {
    return new int[] {step, transfer - step, transfer, transfer + step, 3 * transfer + step};
  }
}
