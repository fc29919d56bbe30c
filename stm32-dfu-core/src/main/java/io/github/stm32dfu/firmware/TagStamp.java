package io.github.stm32dfu.firmware;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;

/**
 * A tag that is still to be written into an image, as the last step of a build.
 *
 * @param address where the firmware left 80 bytes for it, a multiple of 4
 * @param covers the addresses that the CRC is over, usually all of the image; at least one
 * @param product name, 1 to 32 bytes of UTF-8 without control characters
 * @param version 1 to 24 bytes of UTF-8 without control characters
 */
public record TagStamp(long address, AddressRange covers, String product, String version) {
  public TagStamp {
    if (address % TagFormat.ALIGNMENT != 0) {
      throw new IllegalArgumentException(Hex.address(address) + " is no multiple of 4");
    }
    if (covers.isEmpty() || covers.size() == AddressRange.SPACE_END) {
      throw new IllegalArgumentException("a tag covers 1 to 2^32-1 bytes, not " + covers);
    }
    if (!ImageTag.isProduct(product)) {
      throw new IllegalArgumentException("no product name of 1 to 32 bytes: " + product);
    }
    if (!ImageTag.isVersion(version)) {
      throw new IllegalArgumentException("no version of 1 to 24 bytes: " + version);
    }
  }

  /**
   * {@return the image with a valid tag}
   *
   * @param image that, with the tag, holds every covered byte
   */
  public FirmwareImage writeInto(FirmwareImage image) {
    FirmwareImage unsigned = overlay(image, 0);
    Segment covered =
        unsigned
            .segmentWith(covers)
            .orElseThrow(
                () -> new IllegalArgumentException("the image does not hold all of " + covers));
    return overlay(unsigned, TagFormat.crc32(covered, covers, address));
  }

  private FirmwareImage overlay(FirmwareImage image, long crc32) {
    return image.overlaidWith(
        Segment.owning(address, TagFormat.encode(covers, crc32, product, version)));
  }
}
