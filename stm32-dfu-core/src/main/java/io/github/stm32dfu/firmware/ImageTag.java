package io.github.stm32dfu.firmware;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a firmware image says of itself: 80 bytes at any address that is a multiple of 4, found by
 * their magic {@code STM32TAG}. {@link TagStamp} writes them; docs/image-tag.md has the layout.
 *
 * @param address of the tag
 * @param covers the addresses that the CRC is over
 * @param crc32 as it stands in the tag; {@link #check} tells whether it is right
 * @param product name of what the image is for
 * @param version of the image
 */
public record ImageTag(
    long address, AddressRange covers, long crc32, String product, String version) {
  /**
   * {@return the tag that speaks for an image}
   *
   * <p>Of several tags, for example those of a bootloader and of an application in one image, it is
   * the one that covers most bytes, the lowest of equals; tags whose bytes the image does not have
   * come last. A magic before impossible fields is no tag. Takes one pass over the image.
   *
   * @param image that may hold a tag
   */
  public static Optional<ImageTag> find(FirmwareImage image) {
    return image.segments().stream()
        .flatMap(segment -> TagFormat.findAll(segment).stream())
        .max(
            Comparator.comparing((ImageTag tag) -> image.segmentWith(tag.covers).isPresent())
                .thenComparing(tag -> tag.covers.size())
                .thenComparing(ImageTag::address, Comparator.reverseOrder()));
  }

  /**
   * {@return whether an image holds what the tag says}
   *
   * @param image all of whose covered bytes are compared
   */
  public TagCheck check(FirmwareImage image) {
    Optional<Segment> segment = image.segmentWith(covers);
    if (segment.isEmpty()) {
      return new TagCheck.Incomplete(covers);
    }
    long computed = TagFormat.crc32(segment.get(), covers, address);
    return computed == crc32 ? new TagCheck.Valid() : new TagCheck.WrongCrc(crc32, computed);
  }

  /**
   * {@return whether a tag can hold a text as its product: 1 to 32 bytes of UTF-8 without control
   * characters}
   *
   * @param text from anywhere
   */
  public static boolean isProduct(String text) {
    return TagFormat.fits(text, TagFormat.PRODUCT_SIZE);
  }

  /**
   * {@return whether a tag can hold a text as its version: 1 to 24 bytes of UTF-8 without control
   * characters}
   *
   * @param text from anywhere
   */
  public static boolean isVersion(String text) {
    return TagFormat.fits(text, TagFormat.VERSION_SIZE);
  }

  /** {@return the addresses of the tag itself} */
  public AddressRange range() {
    return AddressRange.ofLength(address, TagFormat.SIZE);
  }

  /** {@return product and version, and where the tag stands} */
  @Override
  public String toString() {
    return product + " " + version + " (tag at " + Hex.address(address) + ")";
  }
}
