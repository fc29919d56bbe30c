package io.github.stm32dfu.protocol;

import java.util.Optional;

/**
 * The DFU functional descriptor (DFU 1.1, section 4.1.3).
 *
 * @param bmAttributes bit 0 download, 1 upload, 2 manifestation tolerant, 3 will detach
 * @param wDetachTimeOut milliseconds that the device waits for a reset after DETACH
 * @param wTransferSize most bytes of one DNLOAD or UPLOAD, 0 to 65535 as sent
 * @param bcdDFUVersion 0x011A for DfuSe
 */
public record FunctionalDescriptor(
    int bmAttributes, int wDetachTimeOut, int wTransferSize, int bcdDFUVersion) {
  /** bDescriptorType of the descriptor; inside a DFU interface only, since HID has the same. */
  public static final int TYPE = 0x21;

  /** bcdDFUVersion of DfuSe. */
  public static final int DFUSE_VERSION = 0x011A;

  /**
   * {@return the first functional descriptor inside a configuration descriptor; DFU 1.0 devices
   * send seven bytes, without a version}
   *
   * @param configuration all of a configuration descriptor, or the functional descriptor alone
   */
  public static Optional<FunctionalDescriptor> find(byte[] configuration) {
    int at = 0;
    while (at + 2 <= configuration.length) {
      int length = configuration[at] & 0xFF;
      if (length < 2 || at + length > configuration.length) {
        return Optional.empty();
      }
      if ((configuration[at + 1] & 0xFF) == TYPE && length >= 7) {
        int version = length >= 9 ? word(configuration, at + 7) : 0x0100;
        return Optional.of(
            new FunctionalDescriptor(
                configuration[at + 2] & 0xFF,
                word(configuration, at + 3),
                word(configuration, at + 5),
                version));
      }
      at += length;
    }
    return Optional.empty();
  }

  /** {@return whether the device takes downloads} */
  public boolean canDownload() {
    return (bmAttributes & 1) != 0;
  }

  /** {@return whether the device can be read} */
  public boolean canUpload() {
    return (bmAttributes & 2) != 0;
  }

  /** {@return whether the device talks on after manifestation} */
  public boolean manifestationTolerant() {
    return (bmAttributes & 4) != 0;
  }

  /** {@return whether the device leaves the bus by itself after DETACH} */
  public boolean willDetach() {
    return (bmAttributes & 8) != 0;
  }

  /** {@return whether the device speaks DfuSe} */
  public boolean isDfuSe() {
    return bcdDFUVersion == DFUSE_VERSION;
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }
}
