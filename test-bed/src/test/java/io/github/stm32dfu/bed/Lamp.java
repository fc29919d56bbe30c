package io.github.stm32dfu.bed;

import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.FirmwareWriter;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.firmware.WriteOptions;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** The firmware of a product, and boards that run it. */
final class Lamp {
  static final String PRODUCT = "Desk Lamp";

  private static final long BASE = FlashGeometry.BASE;
  private static final int SIZE = 9 * 1024;
  private static final int TAG_AT = 0x200;

  private Lamp() {}

  /** {@return a board in real time that runs version 1.0.0} */
  static SimulatedF373 board(String portPath, PowerSupply supply) {
    SimulatedF373 board =
        SimulatedF373.rom()
            .portPath(portPath)
            .geometry(FlashGeometry.F373_X8)
            .timing(Timing.instant())
            .powerSupply(supply)
            .boot0(Boot0.LOW)
            .clock(Clock.system())
            .build();
    for (Segment segment : firmware("1.0.0").segments()) {
      board.loadFlash(segment.address(), segment.toByteArray());
    }
    board.reset();
    return board;
  }

  static FirmwareImage firmware(String version) {
    byte[] bytes = application(SIZE, version.hashCode());
    return new TagStamp(BASE + TAG_AT, AddressRange.ofLength(BASE, SIZE), PRODUCT, version)
        .writeInto(FirmwareImage.of(BASE, bytes));
  }

  static UpdateImage image(String version) {
    return UpdateImage.of(known(firmware(version)), "lamp-" + version + ".hex");
  }

  /** {@return bytes that the board can start, by chance but the same each time} */
  static byte[] application(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    byte[] vectors = {0x00, 0x10, 0x00, 0x20, 0x01, 0x01, 0x00, 0x08};
    System.arraycopy(vectors, 0, bytes, 0, vectors.length);
    return bytes;
  }

  /** {@return an image as if it were read from a file with addresses} */
  static FirmwareFile known(FirmwareImage image) {
    return new FirmwareFile(
        FirmwareFormat.INTEL_HEX,
        image,
        FirmwareFile.Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }

  /** {@return a file with a version} */
  static Path file(Path folder, String version) throws IOException {
    Path hex = folder.resolve("lamp-" + version + ".hex");
    try (OutputStream out = Files.newOutputStream(hex)) {
      FirmwareWriter.write(firmware(version), WriteOptions.of(FirmwareFormat.INTEL_HEX), out);
    }
    return hex;
  }
}
