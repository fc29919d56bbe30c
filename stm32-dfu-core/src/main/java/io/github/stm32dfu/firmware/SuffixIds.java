package io.github.stm32dfu.firmware;

/**
 * Which devices a DFU suffix is written for (DFU 1.1, appendix B).
 *
 * @param idVendor {@link DfuSuffix#ANY} for any vendor
 * @param idProduct {@link DfuSuffix#ANY} for any product
 * @param bcdDevice {@link DfuSuffix#ANY} for any release
 */
public record SuffixIds(int idVendor, int idProduct, int bcdDevice) {
  /** Any device of any vendor. */
  public static final SuffixIds ANY_DEVICE =
      new SuffixIds(DfuSuffix.ANY, DfuSuffix.ANY, DfuSuffix.ANY);

  /** The ROM bootloader of every STM32 (AN2606). */
  public static final SuffixIds STM32_BOOTLOADER = new SuffixIds(0x0483, 0xDF11, DfuSuffix.ANY);

  public SuffixIds {
    if (((idVendor | idProduct | bcdDevice) & ~0xFFFF) != 0) {
      throw new IllegalArgumentException(
          "ids have 16 bits: " + idVendor + ", " + idProduct + ", " + bcdDevice);
    }
  }
}
