package io.github.stm32dfu.simulator.update;

import static io.github.stm32dfu.simulator.update.JournalScene.IMAGE;
import static io.github.stm32dfu.simulator.update.JournalScene.OLD;
import static io.github.stm32dfu.simulator.update.JournalScene.TINY;
import static io.github.stm32dfu.simulator.update.JournalScene.board;
import static io.github.stm32dfu.simulator.update.JournalScene.cut;
import static io.github.stm32dfu.simulator.update.JournalScene.image;
import static io.github.stm32dfu.simulator.update.JournalScene.piece;
import static io.github.stm32dfu.simulator.update.JournalScene.pulses;
import static io.github.stm32dfu.simulator.update.JournalScene.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.BegunPage;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A new file over an interrupted update: pages that were begun get back what they held, and get
 * what the new file has for them.
 */
class SupersededUpdateTest {
  /** Touches a page of the other image, and one that it does not; not the vector page. */
  private static final FirmwareImage OTHER = image(piece(2, 0, 12, 6), piece(3, 4, 8, 7));

  @Test
  void anotherFileOverAnInterruptedOneGivesBackWhatThatHadBegun() throws Exception {
    int restored = 0;
    for (CutPoint where : CutPoint.values()) {
      for (long pulse = 0; pulse < pulses(); pulse++) {
        SimulatedF373 board = board();
        MemoryDisk disk = new MemoryDisk();
        cut(board, disk, FaultPlan.none().atFlashPulse(pulse, where));
        List<BegunPage> begun = new JournaledUpdate(board, disk).unfinished().orElseThrow().begun();
        byte[] before = board.flash();
        for (BegunPage page : begun) {
          page.before().ifPresent(held -> put(before, page.range(), held));
          restored += outside(OTHER, page) ? 1 : 0;
        }

        new JournaledUpdate(board, disk).flash(OTHER);

        assertThat(board.flash()).as("%s pulse %d", where, pulse).isEqualTo(with(before, OTHER));
        assertThat(disk.names()).isEmpty();
        // What the first file covers as a whole is not kept, and waits for a file that has it.
        assertThat(board.tornPages()).isSubsetOf(0);
      }
    }
    assertThat(restored).as("cases in which the other file does not touch a page").isPositive();
  }

  @Test
  void aHostThatIsKilledWhileOneFileSupersedesAnotherLosesNothing() throws Exception {
    for (CutPoint where : CutPoint.values()) {
      for (int call = 0; call < 60; call++) {
        SimulatedF373 board = board();
        MemoryDisk disk = new MemoryDisk();
        cut(board, disk, FaultPlan.none().atFlashPulse(40, CutPoint.DURING));
        MortalHost host = MortalHost.killedAt(call, where);
        JournaledUpdate other = new JournaledUpdate(board, disk, host);
        assertThatThrownBy(() -> other.flash(OTHER)).isInstanceOf(MortalHost.Killed.class);
        board.clock().sleep(Duration.ofMillis(50));
        Update.intoBootloader(board);

        new JournaledUpdate(board, disk).flash(IMAGE);

        byte[] without = with(OLD, IMAGE);
        byte[] after = with(with(OLD, OTHER), IMAGE);
        for (int page = 0; page < TINY.pages(); page++) {
          assertThat(page(board.flash(), page))
              .as("%s call %d, page %d", where, call, page)
              .isIn(page(without, page), page(after, page));
        }
        assertThat(board.tornPages()).isEmpty();
      }
    }
  }

  private static void put(byte[] flash, AddressRange range, byte[] bytes) {
    System.arraycopy(bytes, 0, flash, (int) (range.start() - FlashGeometry.BASE), bytes.length);
  }

  private static boolean outside(FirmwareImage image, BegunPage page) {
    return page.before().isPresent() && image.covered(page.range()).isEmpty();
  }

  private static String page(byte[] flash, int page) {
    int from = page * TINY.pageSize();
    return Hex.bytes(Arrays.copyOfRange(flash, from, from + TINY.pageSize()));
  }
}
