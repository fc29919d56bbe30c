package io.github.stm32dfu.simulator.app;

import java.net.URI;
import java.util.List;

/**
 * How an application shows on USB: a CDC-ACM device.
 *
 * @param idVendor 0 to 0xFFFF
 * @param idProduct 0 to 0xFFFF
 * @param product iProduct, 1 to 126 characters
 * @param serial form of iSerialNumber
 * @param landingPage that its WebUSB descriptor names, to be shown by a browser (WebUSB, section
 *     4.3)
 */
public record UsbLook(
    int idVendor, int idProduct, String product, AppSerial serial, URI landingPage) {
  /** Number of the bulk endpoints of its serial port, one each way. */
  public static final int DATA_ENDPOINT = 1;

  /** Where examples/web-updater is served on this computer. */
  private static final URI LANDING_PAGE = URI.create("http://localhost:8373/");

  /** ST's ids for a virtual COM port, the unique id as serial. */
  static final UsbLook STANDARD =
      new UsbLook(0x0483, 0x5740, "STM32 Virtual COM Port", AppSerial.UNIQUE_ID, LANDING_PAGE);

  public UsbLook {
    if (idVendor >>> 16 != 0 || idProduct >>> 16 != 0) {
      throw new IllegalArgumentException("no USB ids: " + idVendor + ", " + idProduct);
    }
    if (!List.of("http", "https").contains(landingPage.getScheme())
        || landingPage.toString().length() > 250) {
      throw new IllegalArgumentException("no landing page: " + landingPage);
    }
    if (product.isEmpty() || product.length() > 126) {
      throw new IllegalArgumentException("a product string of 1 to 126 characters: " + product);
    }
  }
}
