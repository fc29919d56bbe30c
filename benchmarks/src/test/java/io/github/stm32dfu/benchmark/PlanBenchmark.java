package io.github.stm32dfu.benchmark;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareReader;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashPlan;
import io.github.stm32dfu.flash.Flasher;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Plans 256 KiB, the comparison with what a board holds that answers at once included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlanBenchmark {
  private static final int FLASH = 128 * ReadyBoard.PAGE;

  /** What of the file the board, whose memory is all zeros, holds already. */
  public enum Board {
    /** Nothing: a sample of the pages decides. */
    ALL_DIFFERS,
    /** All but the vector page: every page is read. */
    ONE_PAGE_DIFFERS
  }

  /** Which of the two. */
  @Param public Board board = Board.ALL_DIFFERS;

  private final Bootloader bootloader = TransferBenchmark.open();
  private FirmwareFile file = file();

  /** Makes the file. */
  @Setup
  public void prepare() {
    file = file();
  }

  /** {@return the plan} */
  @Benchmark
  public FlashPlan plan() throws DfuException {
    return new Flasher(bootloader, new SkippingClock(), FlashListener.silent(), new CancelToken())
        .plan(file, FlashOptions.safe());
  }

  private FirmwareFile file() {
    byte[] bytes = new byte[FLASH];
    if (board == Board.ALL_DIFFERS) {
      new Random(1).nextBytes(bytes);
    }
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0x2000_8000).putInt(0x0800_0101);
    try {
      return FirmwareReader.read(
          bytes,
          ReadOptions.defaults().withFormat(FirmwareFormat.RAW).withBase(FormatBenchmark.BASE));
    } catch (DfuException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
