package io.github.stm32dfu.cli;

import io.github.stm32dfu.cli.demo.DemoFirmware;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.WriteOptions;
import io.github.stm32dfu.host.FirmwareFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Firmware to give to the tool. */
final class TestFiles {
  static final long BASE = 0x08000000L;

  private TestFiles() {}

  /** A firmware of 192 KB with a tag of product "demo". */
  static Path tagged(Path folder, String version) throws IOException {
    Path path = folder.resolve("demo-" + version + ".hex");
    FirmwareFiles.write(
        DemoFirmware.file(version), WriteOptions.of(FirmwareFormat.INTEL_HEX), path);
    return path;
  }

  /** A small firmware that can start, without a tag. */
  static byte[] small(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0x20008000).putInt(0x08000101);
    return bytes;
  }

  static Path hex(Path path, long address, byte[] bytes) throws IOException {
    FirmwareFile file =
        new FirmwareFile(
            FirmwareFormat.RAW,
            FirmwareImage.of(address, bytes),
            FirmwareFile.Addressing.KNOWN,
            List.of(),
            Optional.empty(),
            OptionalLong.empty(),
            List.of());
    FirmwareFiles.write(file, WriteOptions.of(FirmwareFormat.INTEL_HEX), path);
    return path;
  }

  static Path raw(Path path, byte[] bytes) throws IOException {
    return Files.write(path, bytes);
  }
}
