package io.github.stm32dfu.firmware;

import java.util.Optional;

/**
 * The 80 bytes that a firmware left for its tag: blank up to the texts, which it may have filled
 * in. docs/image-tag.md shows how.
 *
 * @param address of the first byte
 * @param product that stands there; nothing where it does not say
 * @param version that stands there; nothing where it does not say
 */
public record TagRoom(long address, Optional<String> product, Optional<String> version) {
  /**
   * {@return the room at an address, if what stands there would not be missed: an earlier tag, or
   * 00 or FF in all that a tag has before its texts}
   *
   * @param image of the firmware
   * @param address of the first byte, as the linker's map file shows it
   */
  public static Optional<TagRoom> at(FirmwareImage image, long address) {
    return TagFormat.room(image, address);
  }
}
