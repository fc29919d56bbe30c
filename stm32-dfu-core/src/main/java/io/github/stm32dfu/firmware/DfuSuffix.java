package io.github.stm32dfu.firmware;

/**
 * The suffix of a DFU file (DFU 1.1, appendix B).
 *
 * @param bcdDevice 0xFFFF for any release
 * @param idProduct 0xFFFF or 0x0000 for any product
 * @param idVendor 0xFFFF for any vendor
 * @param bcdDFU 0x0100, 0x0110, or 0x011A for DfuSe
 * @param bLength bytes of the suffix in the file, 16 to 255
 * @param dwCRC as it stands in the file, and as it was found right
 */
public record DfuSuffix(
    int bcdDevice, int idProduct, int idVendor, int bcdDFU, int bLength, long dwCRC) {
  /** A field that matches every device. */
  public static final int ANY = 0xFFFF;

  /**
   * {@return whether the suffix allows a device; ST's own tools write product 0000 for any}
   *
   * @param vendor idVendor of the device
   * @param product idProduct of the device
   */
  public boolean allows(int vendor, int product) {
    return (idVendor == ANY || idVendor == vendor)
        && (idProduct == ANY || idProduct == 0 || idProduct == product);
  }
}
