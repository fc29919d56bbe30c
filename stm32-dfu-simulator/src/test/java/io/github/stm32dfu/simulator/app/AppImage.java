package io.github.stm32dfu.simulator.app;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Images for boards with a flash of eight pages of 128 bytes, and such boards. */
public final class AppImage {
  public static final FlashGeometry TINY = new FlashGeometry(8, 128);
  public static final long BASE = FlashGeometry.BASE;
  public static final int SIZE = 640;

  private static final int TAG_AT = 512;

  private AppImage() {}

  /** {@return an image that can be started, without a tag} */
  public static byte[] untagged() {
    byte[] image = new byte[SIZE];
    new Random(SIZE).nextBytes(image);
    ByteBuffer.wrap(image)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x2000_8000)
        .putInt((int) BASE + 0x101);
    return image;
  }

  /** {@return an image that can be started and says what it is} */
  public static byte[] tagged(String product, String version) {
    AddressRange all = AddressRange.ofLength(BASE, SIZE);
    FirmwareImage image =
        new TagStamp(BASE + TAG_AT, all, product, version)
            .writeInto(FirmwareImage.of(BASE, untagged()));
    byte[] bytes = new byte[SIZE];
    for (Segment segment : image.segments()) {
      byte[] part = segment.toByteArray();
      System.arraycopy(part, 0, bytes, (int) (segment.address() - BASE), part.length);
    }
    return bytes;
  }

  /** {@return a board that runs the Desk Lamp's firmware 1.2.0} */
  public static SimulatedF373 running(F373Builder settings) {
    return running(settings, tagged("Desk Lamp", "1.2.0"));
  }

  /** {@return a board that runs an image} */
  public static SimulatedF373 running(F373Builder settings, byte[] image) {
    SimulatedF373 board = settings.geometry(TINY).boot0(Boot0.LOW).build();
    board.loadFlash(BASE, image);
    board.reset();
    return board;
  }
}
