package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.memory.AddressRange;

/**
 * Where a kind of part says which pages can neither be erased nor programmed: one bit for some
 * pages in a row, 0 where they are protected, in option bytes of which each is followed by its
 * complement.
 *
 * @param firstByte offset of the first of these bytes within the option bytes
 * @param bits number of bits; the last one stands for all pages that are left
 * @param bytesPerBit bytes of flash that one bit stands for
 */
public record WriteProtectionBits(int firstByte, int bits, int bytesPerBit) {
  /** {@return those of the STM32F37x (RM0313, option byte description): two pages of 2 KB a bit} */
  public static WriteProtectionBits stm32f37x() {
    return new WriteProtectionBits(8, 32, 4096);
  }

  /**
   * {@return whether a part of the flash is protected; not where a byte contradicts its complement,
   * as then nothing is known}
   *
   * @param optionBytes all of them, as they stand in memory
   * @param flash from its base on
   * @param page within the flash
   */
  public boolean protects(byte[] optionBytes, AddressRange flash, AddressRange page) {
    long first = (page.start() - flash.start()) / bytesPerBit;
    long last = (page.endExclusive() - 1 - flash.start()) / bytesPerBit;
    for (long bit = Math.min(first, bits - 1L); bit <= Math.min(last, bits - 1L); bit++) {
      int at = firstByte + (int) bit / 8 * 2;
      boolean known = at + 1 < optionBytes.length && optionBytes[at] == (byte) ~optionBytes[at + 1];
      if (known && (optionBytes[at] >> (bit % 8) & 1) == 0) {
        return true;
      }
    }
    return false;
  }
}
