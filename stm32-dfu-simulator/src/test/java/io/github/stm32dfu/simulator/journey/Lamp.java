package io.github.stm32dfu.simulator.journey;

import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** The firmware of a product, in versions that differ in every page. */
final class Lamp {
  static final String PRODUCT = "Desk Lamp";

  /** Small enough that every transfer of an update can be hit; the last page is no part of it. */
  static final FlashGeometry GEOMETRY = new FlashGeometry(6, 512);

  private static final long BASE = FlashGeometry.BASE;
  private static final int SIZE = 4 * 512 + 100;
  private static final int TAG_AT = 0x200;

  private Lamp() {}

  /** {@return a version with its tag} */
  static FirmwareImage firmware(String version) {
    return tagged(untagged(version.hashCode()), PRODUCT, version);
  }

  static FirmwareImage otherProduct() {
    return tagged(untagged(7), "Toaster", "9.0.0");
  }

  /** {@return a version one byte of which is not what its tag was made for} */
  static FirmwareImage damaged(String version) {
    byte[] bytes = firmware(version).segments().get(0).toByteArray();
    bytes[SIZE - 1] ^= 1;
    return FirmwareImage.of(BASE, bytes);
  }

  static FirmwareImage untagged(long seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    byte[] vectors = {0x00, (byte) 0x80, 0x00, 0x20, 0x11, 0x00, 0x00, 0x08};
    System.arraycopy(vectors, 0, bytes, 0, vectors.length);
    return FirmwareImage.of(BASE, bytes);
  }

  static UpdateImage image(String version) {
    return UpdateImage.of(file(firmware(version)), "lamp-" + version + ".hex");
  }

  static FirmwareFile file(FirmwareImage image) {
    return new FirmwareFile(
        FirmwareFormat.INTEL_HEX,
        image,
        FirmwareFile.Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }

  private static FirmwareImage tagged(FirmwareImage image, String product, String version) {
    return new TagStamp(BASE + TAG_AT, AddressRange.ofLength(BASE, SIZE), product, version)
        .writeInto(image);
  }
}
