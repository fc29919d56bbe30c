package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import java.util.List;
import java.util.Random;

/**
 * Times the readers on 16 MiB of payload. Run by hand: {@code java -cp
 * target/classes:target/test-classes io.github.stm32dfu.firmware.ReadBenchmark}.
 */
final class ReadBenchmark {
  private static final int PAYLOAD = 16 * 1024 * 1024;
  private static final int ROUNDS = 7;

  private ReadBenchmark() {}

  public static void main(String[] arguments) throws FirmwareFormatException {
    byte[] payload = new byte[PAYLOAD];
    new Random(1).nextBytes(payload);
    FirmwareImage image = FirmwareImage.of(0x0800_0000, payload);
    for (FirmwareFormat format :
        List.of(FirmwareFormat.INTEL_HEX, FirmwareFormat.S_RECORD, FirmwareFormat.DFUSE)) {
      long start = System.nanoTime();
      byte[] content = Written.of(image, format);
      StringBuilder line = new StringBuilder(format.label());
      line.append(": ").append(content.length).append(" bytes, written in ").append(since(start));
      line.append(" ms, read in");
      for (int i = 0; i < ROUNDS; i++) {
        start = System.nanoTime();
        FirmwareFile file = FirmwareReader.read(content, ReadOptions.defaults());
        line.append(' ').append(since(start));
        if (file.image().size() != PAYLOAD) {
          throw new IllegalStateException("read " + file.image());
        }
      }
      System.out.println(line.append(" ms"));
    }
    long start = System.nanoTime();
    ImageTag.find(image);
    System.out.println("tag searched in " + since(start) + " ms");
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
