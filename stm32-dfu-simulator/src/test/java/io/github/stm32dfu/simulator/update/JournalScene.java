package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.OverlapException;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A tiny board, an image that leaves parts of its pages alone, and an update that is cut. */
final class JournalScene {
  static final FlashGeometry TINY = new FlashGeometry(6, 32);
  static final byte[] OLD = old();

  /** Of the vector page all, of the others a part or nothing. */
  static final FirmwareImage IMAGE =
      image(vectorPage(2), piece(1, 0, 7, 3), piece(2, 8, 20, 4), piece(4, 30, 2, 5));

  private JournalScene() {}

  static void cut(SimulatedF373 board, MemoryDisk disk, FaultPlan plan) {
    board.faults(plan);
    try {
      JournaledUpdate update = new JournaledUpdate(board, disk);
      update.flash(update.journal(IMAGE), FlashListener.silent(), new CancelToken());
    } catch (DfuException typed) {
      assertThat(typed).hasMessageMatching("(?s).{10,}");
    }
    board.clock().sleep(Duration.ofMillis(10));
    Update.intoBootloader(board);
  }

  static void endsWell(SimulatedF373 board, MemoryDisk disk, byte[] expected, String one) {
    assertThat(board.flash()).as(one).isEqualTo(expected);
    assertThat(board.tornPages()).as(one).isEmpty();
    assertThat(board.running()).as(one).isInstanceOf(Running.Application.class);
    assertThat(disk.names()).as(one).isEmpty();
  }

  /** Chance bytes; what the image leaves alone of page 1 is erased. */
  private static byte[] old() {
    byte[] flash = Update.application(TINY.size(), 1);
    Arrays.fill(flash, 32 + 7, 64, (byte) 0xFF);
    return flash;
  }

  static long pulses() throws Exception {
    SimulatedF373 board = board();
    Update.flash(board, IMAGE);
    assertThat(board.flashPulses()).isGreaterThan(60);
    return board.flashPulses();
  }

  static SimulatedF373 board() {
    SimulatedF373 board = SimulatedF373.rom().geometry(TINY).seed(1).build();
    board.loadFlash(FlashGeometry.BASE, OLD);
    return board;
  }

  static byte[] with(byte[] flash, FirmwareImage image) {
    byte[] result = flash.clone();
    image.copyTo(TINY.range(), result);
    return result;
  }

  /** Chance bytes, without a vector table. */
  static Segment piece(int page, int offset, int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return Segment.copyOf(TINY.page(page).start() + offset, bytes);
  }

  private static Segment vectorPage(int seed) {
    return Segment.copyOf(TINY.page(0).start(), Update.application(TINY.pageSize(), seed));
  }

  static FirmwareImage image(Segment... pieces) {
    try {
      return FirmwareImage.of(List.of(pieces));
    } catch (OverlapException overlap) {
      throw new AssertionError(overlap);
    }
  }
}
