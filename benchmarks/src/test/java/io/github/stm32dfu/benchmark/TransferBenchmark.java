package io.github.stm32dfu.benchmark;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a control transfer costs on our side of it, in time and, by JMH's {@code -prof gc}, in
 * garbage. One operation is one transfer, those of data among them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TransferBenchmark {
  private static final AddressRange RUN =
      new AddressRange(FormatBenchmark.BASE, FormatBenchmark.BASE + 16 * ReadyBoard.PAGE);
  private static final int WRITING = 52;
  private static final int READING = 20;

  private final byte[] data = new byte[16 * ReadyBoard.PAGE];
  private final Bootloader board = open();

  static Bootloader open() {
    DfuTransport ready = new ReadyBoard();
    DfuFinder finder =
        new DfuFinder() {
          @Override
          public List<DfuIdentity> list() {
            return List.of(ready.identity());
          }

          @Override
          public DfuTransport open(DfuIdentity device) {
            return ready;
          }
        };
    try {
      return new DfuBootloaders(finder, new SkippingClock()).open(ready.identity());
    } catch (DfuException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Holds that an operation is a transfer. */
  @Setup
  public void count() throws DfuException {
    long before = board.transfers();
    write();
    long written = board.transfers();
    read();
    if (written - before != WRITING || board.transfers() - written != READING) {
      throw new IllegalStateException(
          (written - before) + " and " + (board.transfers() - written) + " transfers");
    }
  }

  /** Writes a run of 16 pages. */
  @Benchmark
  @OperationsPerInvocation(WRITING)
  public void write() throws DfuException {
    board.write(RUN.start(), data);
  }

  /** {@return a run of 16 pages, read} */
  @Benchmark
  @OperationsPerInvocation(READING)
  public byte[] read() throws DfuException {
    return board.read(RUN);
  }
}
