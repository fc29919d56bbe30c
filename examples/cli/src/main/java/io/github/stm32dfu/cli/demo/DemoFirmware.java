package io.github.stm32dfu.cli.demo;

import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.memory.AddressRange;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A small firmware for the F373 that is made on the spot: a vector table, a tag, and what looks
 * like code. Two versions share their first half but for the tag.
 */
public final class DemoFirmware {
  /** What it is for, unless somebody wants something else. */
  public static final String PRODUCT = "demo";

  private static final int BASE = 0x0800_0000;
  private static final int STACK_TOP = 0x2000_8000;
  private static final int VECTORS = 98;
  private static final int TAG_AT = 0x200;
  private static final int CODE_AT = 0x280;
  private static final int SIZE = 192 * 1024;
  private static final int RETURN = 0x4770;

  private DemoFirmware() {}

  /**
   * {@return a version of the firmware}
   *
   * @param version for its tag
   */
  public static FirmwareImage image(String version) {
    return image(version, PRODUCT);
  }

  /**
   * {@return a version of the firmware for some product}
   *
   * @param version for its tag
   * @param product for its tag
   */
  public static FirmwareImage image(String version, String product) {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(STACK_TOP);
    while (bytes.position() < 4 * VECTORS) {
      bytes.putInt(BASE + CODE_AT + 1);
    }
    bytes.position(CODE_AT);
    code(bytes, new Random(0), SIZE / 2);
    code(bytes, new Random(version.hashCode()), SIZE);
    return new TagStamp(BASE + TAG_AT, AddressRange.ofLength(BASE, SIZE), product, version)
        .writeInto(FirmwareImage.of(BASE, bytes.array()));
  }

  /**
   * {@return a version as if it had been read from a file}
   *
   * @param version for its tag
   */
  public static FirmwareFile file(String version) {
    return new FirmwareFile(
        FirmwareFormat.RAW,
        image(version),
        FirmwareFile.Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }

  /** Fills up to an index with Thumb instructions of 16 bits, each function ending in a return. */
  private static void code(ByteBuffer bytes, Random random, int end) {
    while (bytes.position() < end) {
      int instruction = random.nextInt(16) == 0 ? RETURN : random.nextInt(0xE000);
      bytes.putShort((short) instruction);
    }
  }
}
