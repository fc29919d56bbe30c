package io.github.stm32dfu.simulator.update;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.OverlapException;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A random image with a vector table, for flash that holds something else, or partly the same. */
final class RandomCase {
  private final Random random;
  private final FlashGeometry geometry;
  private final FirmwareImage image;
  private final byte[] before;

  RandomCase(long seed, FlashGeometry geometry) throws OverlapException {
    this.random = new Random(seed);
    this.geometry = geometry;
    this.image = randomImage();
    this.before = randomContents();
  }

  FirmwareImage image() {
    return image;
  }

  /** {@return what the flash holds before the update} */
  byte[] before() {
    return before.clone();
  }

  /** {@return what it must hold after it: the image, and every other byte unchanged} */
  byte[] after() {
    byte[] after = before.clone();
    image.copyTo(geometry.range(), after);
    return after;
  }

  private FirmwareImage randomImage() throws OverlapException {
    List<Segment> segments = new ArrayList<>();
    segments.add(Segment.copyOf(FlashGeometry.BASE, Update.application(8, 0)));
    int page = geometry.pageSize();
    int at = 8;
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      at += random.nextInt(2 * page);
      int length = Math.min(geometry.size() - at, 1 + random.nextInt(5 * page));
      if (length > 0) {
        segments.add(Segment.copyOf(FlashGeometry.BASE + at, randomBytes(length)));
        at += length;
      }
    }
    return FirmwareImage.of(segments);
  }

  private byte[] randomContents() {
    byte[] contents = new byte[geometry.size()];
    for (int page = 0; page < geometry.pages(); page++) {
      AddressRange range = geometry.page(page);
      byte[] bytes = randomBytes(geometry.pageSize());
      if (random.nextInt(3) == 0) {
        image.copyTo(range, bytes);
      }
      System.arraycopy(bytes, 0, contents, page * geometry.pageSize(), bytes.length);
    }
    return contents;
  }

  private byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    if (random.nextInt(4) == 0) {
      Arrays.fill(bytes, (byte) 0xFF);
    } else {
      random.nextBytes(bytes);
    }
    return bytes;
  }
}
