package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.flash.ContentHash;
import io.github.stm32dfu.memory.Hex;
import java.util.Locale;
import java.util.Set;

/**
 * One entry of an index: a firmware file, and for what it is. Its texts are 1 to 100 characters
 * that can be shown as they are: no control characters, nothing that changes the direction.
 *
 * @param product name of what it is for, as in the image tag
 * @param hardware names of the hardware that it fits; empty where it fits any
 * @param version for people, as in the image tag; nothing follows from its order
 * @param releaseSeq what orders the releases of a product: a later one has the higher number; 1 to
 *     {@link #MAX_SEQ}
 * @param file where it lies beside the index
 * @param size in bytes, 1 to {@link #MAX_SIZE}
 * @param sha256 of its bytes, 64 lower-case hex digits
 */
public record Release(
    String product,
    Set<String> hardware,
    String version,
    long releaseSeq,
    FileReference file,
    int size,
    String sha256) {
  /** Beyond it, not every JSON reader keeps a number exact: 2^53 - 1. */
  public static final long MAX_SEQ = (1L << 53) - 1;

  /** Of a file, in bytes: 16 MiB. The largest STM32 have 4 MiB, and a HEX file three times that. */
  public static final int MAX_SIZE = 16 << 20;

  private static final int HASH_DIGITS = 64;

  /**
   * Checks and keeps an entry.
   *
   * @throws IllegalArgumentException where a value is out of its range
   */
  public Release {
    hardware = Set.copyOf(hardware);
    if (!PlainText.is(product) || !PlainText.is(version)) {
      throw new IllegalArgumentException("product or version cannot be shown as it is");
    }
    if (!hardware.stream().allMatch(PlainText::is)) {
      throw new IllegalArgumentException("a name of hardware cannot be shown as it is");
    }
    if (releaseSeq < 1 || releaseSeq > MAX_SEQ || size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("releaseSeq " + releaseSeq + " or size " + size);
    }
    if (!isSha256(sha256) || !sha256.equals(sha256.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("no SHA-256 in lower-case hex: " + sha256);
    }
  }

  /**
   * {@return the entry that describes a file}
   *
   * @param product name of what it is for
   * @param hardware names of the hardware that it fits; empty where it fits any
   * @param version for people
   * @param releaseSeq what orders it
   * @param file where it will lie beside the index
   * @param content of the file
   * @param hash by which it is described
   */
  public static Release describing(
      String product,
      Set<String> hardware,
      String version,
      long releaseSeq,
      FileReference file,
      byte[] content,
      ContentHash hash) {
    return new Release(
        product, hardware, version, releaseSeq, file, content.length, hex(hash.sha256(content)));
  }

  /**
   * {@return whether it is for a product and its hardware}
   *
   * @param model that it may be for
   */
  public boolean fits(ProductModel model) {
    return product.equals(model.product())
        && (hardware.isEmpty() || model.hardware().filter(hardware::contains).isPresent());
  }

  /** {@return product and version} */
  @Override
  public String toString() {
    return product + " " + version;
  }

  /** {@return whether some board could not tell two releases apart by their number} */
  boolean clashesWith(Release other) {
    return product.equals(other.product)
        && releaseSeq == other.releaseSeq
        && (hardware.isEmpty()
            || other.hardware.isEmpty()
            || hardware.stream().anyMatch(other.hardware::contains));
  }

  /** {@return whether a text is 64 hex digits, in upper or lower case} */
  static boolean isSha256(String text) {
    return text.length() == HASH_DIGITS
        && text.chars().allMatch(c -> c < 0x7F && Character.digit(c, 16) >= 0);
  }

  static String hex(byte[] sha256) {
    return Hex.bytes(sha256).toLowerCase(Locale.ROOT);
  }
}
