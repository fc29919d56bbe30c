package io.github.stm32dfu.simulator.update;

import static io.github.stm32dfu.simulator.update.JournalScene.IMAGE;
import static io.github.stm32dfu.simulator.update.JournalScene.OLD;
import static io.github.stm32dfu.simulator.update.JournalScene.TINY;
import static io.github.stm32dfu.simulator.update.JournalScene.board;
import static io.github.stm32dfu.simulator.update.JournalScene.cut;
import static io.github.stm32dfu.simulator.update.JournalScene.endsWell;
import static io.github.stm32dfu.simulator.update.JournalScene.image;
import static io.github.stm32dfu.simulator.update.JournalScene.pulses;
import static io.github.stm32dfu.simulator.update.JournalScene.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashPlan;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.flash.journal.UpdateStage;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An update that is written down loses nothing, wherever it is cut: the next run puts the image in
 * place, and around it what was there before.
 */
class JournaledUpdateTest {
  @Test
  void aPowerCutAtAnyHalfWordLosesNothing() throws Exception {
    for (CutPoint where : CutPoint.values()) {
      for (long pulse = 0; pulse < pulses(); pulse++) {
        SimulatedF373 board = board();
        MemoryDisk disk = new MemoryDisk();
        cut(board, disk, FaultPlan.none().atFlashPulse(pulse, where));

        JournaledUpdate next = new JournaledUpdate(board, disk);
        next.finish(next.unfinished().orElseThrow());

        endsWell(board, disk, with(OLD, IMAGE), where + " pulse " + pulse);
      }
    }
  }

  @Test
  void aSecondCutInTheRecoveryLosesNothing() throws Exception {
    for (long pulse = 3; pulse < pulses(); pulse += 7) {
      for (long second = 0; second < pulses(); second += 5) {
        SimulatedF373 board = board();
        MemoryDisk disk = new MemoryDisk();
        cut(board, disk, FaultPlan.none().atFlashPulse(pulse, CutPoint.DURING));
        long from = board.flashPulses();
        cut(board, disk, FaultPlan.none().atFlashPulse(from + second, CutPoint.DURING));

        new JournaledUpdate(board, disk).flash(IMAGE);

        endsWell(board, disk, with(OLD, IMAGE), "pulses " + pulse + " and " + second);
      }
    }
  }

  @Test
  void aHostThatIsKilledAnywhereLosesNothing() throws Exception {
    MortalHost undisturbed = MortalHost.immortal();
    new JournaledUpdate(board(), new MemoryDisk(), undisturbed).flash(IMAGE);
    assertThat(undisturbed.calls()).isGreaterThan(80);
    for (CutPoint where : CutPoint.values()) {
      for (long call = 0; call < undisturbed.calls(); call++) {
        String one = where + " call " + call;
        SimulatedF373 board = board();
        MemoryDisk disk = new MemoryDisk();
        MortalHost host = MortalHost.killedAt(call, where);
        JournaledUpdate update = new JournaledUpdate(board, disk, host);
        assertThatThrownBy(() -> update.flash(IMAGE)).isInstanceOf(MortalHost.Killed.class);
        assertThat(host.calls()).as("nothing comes after %s", one).isEqualTo(call + 1);
        board.clock().sleep(Duration.ofMillis(50));
        Update.intoBootloader(board);

        new JournaledUpdate(board, disk).flash(IMAGE);

        endsWell(board, disk, with(OLD, IMAGE), one);
      }
    }
  }

  /** A cell that was cut reads as it likes, and today that may be right. */
  @Test
  void aPageThatWasCutIsErasedAgainThoughItReadsRight() throws Exception {
    byte[] words = new byte[TINY.pageSize()];
    for (int i = 0; i < words.length; i++) {
      words[i] = (byte) (i % 2 == 0 ? 0xFE : 0xFF);
    }
    FirmwareImage image = image(Segment.copyOf(TINY.page(3).start(), words));
    int readsRight = 0;
    for (long seed = 0; seed < 8; seed++) {
      SimulatedF373 board = SimulatedF373.rom().geometry(TINY).seed(seed).build();
      MemoryDisk disk = new MemoryDisk();
      // One erase and 16 half-words: the last of them is torn.
      board.faults(FaultPlan.none().atFlashPulse(16, CutPoint.DURING));
      JournaledUpdate update = new JournaledUpdate(board, disk);
      UpdateJournal journal = update.journal(image);
      assertThatThrownBy(() -> update.flash(journal, FlashListener.silent(), new CancelToken()))
          .isInstanceOf(DfuException.class);
      Update.intoBootloader(board);
      if (Arrays.equals(board.memory(TINY.page(3)), words)) {
        readsRight++;
        Update.flash(board, image);
        assertThat(board.tornPages()).as("without the journal").containsExactly(3);
      }

      new JournaledUpdate(board, disk).flash(image);

      assertThat(board.memory(TINY.page(3))).isEqualTo(words);
      assertThat(board.tornPages()).isEmpty();
    }
    assertThat(readsRight).isPositive();
  }

  @Test
  void aRunThatIsCancelledStopsAtOnceAndLosesNothing() throws Exception {
    int erasedOnly = 0;
    for (int at = 0; at < 40; at++) {
      SimulatedF373 board = board();
      MemoryDisk disk = new MemoryDisk();
      JournaledUpdate update = new JournaledUpdate(board, disk);
      CancelToken cancel = new CancelToken();
      int last = at;
      List<FlashEvent> heard = new ArrayList<>();
      FlashListener listener =
          event -> {
            heard.add(event);
            if (heard.size() == last) {
              cancel.cancel();
            }
          };
      try {
        update.flash(update.journal(IMAGE), listener, cancel);
      } catch (CancelledException polite) {
        assertThat(heard.size()).as("the end, and at most what was on").isLessThan(last + 3);
        erasedOnly += board.flash()[64] != OLD[64] ? 1 : 0;
        new JournaledUpdate(board, disk).flash(IMAGE);
      }
      assertThat(board.flash()).as("cancelled at event %d", at).isEqualTo(with(OLD, IMAGE));
    }
    assertThat(erasedOnly).as("cancelled while kept bytes were only in the journal").isPositive();
  }

  @Test
  void nothingIsAtRiskWhereSomebodyWritesItDown() throws Exception {
    SimulatedF373 board = board();
    JournaledUpdate update = new JournaledUpdate(board, new MemoryDisk());
    List<FlashPlan> plans = new ArrayList<>();
    UpdateJournal journal = update.journal(IMAGE);
    FlashListener listener =
        event -> {
          if (event instanceof FlashEvent.Planned planned) {
            plans.add(planned.plan());
          }
        };

    FlashReport report = update.flash(journal, listener, new CancelToken());

    assertThat(plans.get(0).pagesAtRisk()).isEmpty();
    assertThat(report.pagesAtRisk()).isEmpty();
    assertThat(journal.stage()).isEqualTo(UpdateStage.VERIFIED);
    assertThat(journal.begun()).isEmpty();
    assertThat(Update.flash(board(), IMAGE).pagesAtRisk()).hasSize(2);
  }

  /** As many writes as runs of pages, not as pages. */
  @Test
  void pagesThatAreErasedTogetherAreWrittenDownTogether() throws Exception {
    FlashGeometry wide = new FlashGeometry(40, 32);
    SimulatedF373 board = SimulatedF373.strict().geometry(wide).build();
    MortalHost host = MortalHost.immortal();
    long before = host.calls();
    new JournaledUpdate(board, new MemoryDisk(), host)
        .flash(FirmwareImage.of(FlashGeometry.BASE, Update.application(wide.size(), 1)));

    assertThat(host.calls() - before - board.transferLog().count())
        .as("made, 3 runs, verified, dropped")
        .isEqualTo(6);
    assertThat(board.violations()).isEmpty();
  }
}
