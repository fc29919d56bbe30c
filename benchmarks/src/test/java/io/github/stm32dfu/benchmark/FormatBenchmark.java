package io.github.stm32dfu.benchmark;

import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.FirmwareReader;
import io.github.stm32dfu.firmware.FirmwareWriter;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.firmware.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reads and writes {@value #MEGABYTES} MB of payload: a score of 1 is 1 MB (10^6) a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(FormatBenchmark.MEGABYTES)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FormatBenchmark {
  static final int MEGABYTES = 16;
  static final long BASE = 0x0800_0000L;

  /** What is read and written. */
  @Param({"DFUSE", "INTEL_HEX", "S_RECORD"})
  public FirmwareFormat format = FirmwareFormat.DFUSE;

  private FirmwareImage image = payload();
  private byte[] content = {};

  /** Makes the file. */
  @Setup
  public void prepare() throws IOException {
    image = payload();
    content = write().toByteArray();
  }

  /** {@return what was read} */
  @Benchmark
  public FirmwareFile read() throws IOException {
    return FirmwareReader.read(content, ReadOptions.defaults());
  }

  /** {@return what was written} */
  @Benchmark
  public ByteArrayOutputStream write() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(3 * MEGABYTES * 1_000_000);
    FirmwareWriter.write(image, WriteOptions.of(format), out);
    return out;
  }

  private static FirmwareImage payload() {
    byte[] bytes = new byte[MEGABYTES * 1_000_000];
    new Random(1).nextBytes(bytes);
    return FirmwareImage.of(BASE, bytes);
  }
}
