package io.github.stm32dfu.firmware;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Files in memory. */
final class Written {
  private Written() {}

  static byte[] of(FirmwareImage image, FirmwareFormat format) {
    return of(image, WriteOptions.of(format));
  }

  static byte[] of(FirmwareImage image, WriteOptions options) {
    return bytes(out -> FirmwareWriter.write(image, options, out));
  }

  static byte[] of(FirmwareFile file, WriteOptions options) {
    return bytes(out -> FirmwareWriter.write(file, options, out));
  }

  private interface Output {
    void into(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] bytes(Output output) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      output.into(out);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
    return out.toByteArray();
  }
}
