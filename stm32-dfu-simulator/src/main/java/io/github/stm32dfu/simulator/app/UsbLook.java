package io.github.stm32dfu.simulator.app;

/**
 * How an application shows on USB: a CDC-ACM device.
 *
 * @param idVendor 0 to 0xFFFF
 * @param idProduct 0 to 0xFFFF
 * @param product iProduct, 1 to 126 characters
 * @param serial form of iSerialNumber
 */
public record UsbLook(int idVendor, int idProduct, String product, AppSerial serial) {
  /** Number of the bulk endpoints of its serial port, one each way. */
  public static final int DATA_ENDPOINT = 1;

  /** ST's ids for a virtual COM port, the unique id as serial. */
  static final UsbLook STANDARD =
      new UsbLook(0x0483, 0x5740, "STM32 Virtual COM Port", AppSerial.UNIQUE_ID);

  public UsbLook {
    if (idVendor >>> 16 != 0 || idProduct >>> 16 != 0) {
      throw new IllegalArgumentException("no USB ids: " + idVendor + ", " + idProduct);
    }
    if (product.isEmpty() || product.length() > 126) {
      throw new IllegalArgumentException("a product string of 1 to 126 characters: " + product);
    }
  }
}
