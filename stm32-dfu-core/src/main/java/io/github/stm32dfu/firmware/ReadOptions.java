package io.github.stm32dfu.firmware;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a firmware file before it is read. Start from {@link #defaults()}.
 *
 * @param format what it has to be; else its content says what it is
 * @param base the address of the first byte, for files without addresses of their own
 * @param fileName of which only the extension matters: it can rule out that a file is raw
 * @param maxBytes the largest file that is read
 * @param maxSegments the most segments, after joining those that touch
 */
public record ReadOptions(
    Optional<FirmwareFormat> format,
    OptionalLong base,
    Optional<String> fileName,
    int maxBytes,
    int maxSegments) {
  private static final ReadOptions DEFAULTS =
      new ReadOptions(
          Optional.empty(), OptionalLong.empty(), Optional.empty(), 64 * 1024 * 1024, 65_536);

  public ReadOptions {
    if (base.isPresent() && (base.getAsLong() < 0 || base.getAsLong() >= AddressRange.SPACE_END)) {
      throw new IllegalArgumentException("base is no 32-bit address: " + base.getAsLong());
    }
    if (maxBytes < 1 || maxSegments < 1) {
      throw new IllegalArgumentException("limits are at least 1: " + maxBytes + ", " + maxSegments);
    }
  }

  /** {@return options that leave everything to the content, up to 64 MiB and 65,536 segments} */
  public static ReadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * {@return these options for a file that has to be of one format}
   *
   * @param wanted {@link FirmwareFormat#RAW} without a base puts the bytes at address 0
   */
  public ReadOptions withFormat(FirmwareFormat wanted) {
    return new ReadOptions(Optional.of(wanted), base, fileName, maxBytes, maxSegments);
  }

  /**
   * {@return these options with the address of the first byte}
   *
   * @param address 0 to 0xFFFFFFFF
   */
  public ReadOptions withBase(long address) {
    return new ReadOptions(format, OptionalLong.of(address), fileName, maxBytes, maxSegments);
  }

  /**
   * {@return these options with the file's name}
   *
   * @param name with or without folders
   */
  public ReadOptions withFileName(String name) {
    return new ReadOptions(format, base, Optional.of(name), maxBytes, maxSegments);
  }

  /**
   * {@return these options with another limit for the size of the file}
   *
   * @param bytes at least 1
   */
  public ReadOptions withMaxBytes(int bytes) {
    return new ReadOptions(format, base, fileName, bytes, maxSegments);
  }

  /**
   * {@return these options with another limit for the number of segments}
   *
   * @param segments at least 1
   */
  public ReadOptions withMaxSegments(int segments) {
    return new ReadOptions(format, base, fileName, maxBytes, segments);
  }

  /** {@return what is set, the base in hex} */
  @Override
  public String toString() {
    return "ReadOptions[format="
        + format.map(FirmwareFormat::label).orElse("any")
        + ", base="
        + (base.isPresent() ? Hex.address(base.getAsLong()) : "none")
        + ", fileName="
        + fileName.orElse("none")
        + ", maxBytes="
        + maxBytes
        + ", maxSegments="
        + maxSegments
        + "]";
  }
}
