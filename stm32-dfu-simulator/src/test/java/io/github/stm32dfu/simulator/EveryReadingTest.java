package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.bootloader.LeaveOutcome;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.reading.LastAnswerOnLeave;
import io.github.stm32dfu.simulator.reading.PollTimes;
import io.github.stm32dfu.simulator.reading.Readings;
import io.github.stm32dfu.transport.DfuFinder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host that relies on nothing that the documents leave open does not mind how it is answered. */
class EveryReadingTest {
  private static final FlashGeometry TINY = new FlashGeometry(4, 64);
  private static final byte[] EIGHT = {1, 2, 3, 4, 5, 6, 7, 8};
  private static final long PAGE_1 = Images.BASE + 64;

  @Test
  void aCarefulHostSucceedsUnderEveryReading() throws Exception {
    byte[] image = Images.startable(Images.BASE, 150, 2);
    byte[] padded = Arrays.copyOf(image, 152);
    for (Readings readings : Readings.eachAlone()) {
      for (PollTimes times : List.of(PollTimes.physical(), PollTimes.otherRoms())) {
        SimulatedF373 board =
            SimulatedF373.strict().geometry(TINY).readings(readings).pollTimes(times).build();
        DfuFinder finder = board.finder();
        try (PlainBootloader loader =
            new PlainBootloader(finder.open(finder.list().get(0)), board.clock())) {
          for (long page = Images.BASE; page < Images.BASE + 192; page += 64) {
            Sector sector = loader.memory().sectorAt(page).orElseThrow();
            loader.erase(sector);
          }
          loader.write(Images.BASE, padded);
          assertThat(loader.read(AddressRange.ofLength(Images.BASE, 150)))
              .as("%s", readings)
              .isEqualTo(image);
          if (readings.of(LastAnswerOnLeave.class) == LastAnswerOnLeave.ARRIVES) {
            assertThat(loader.leave(Images.BASE)).isEqualTo(LeaveOutcome.CONFIRMED);
          } else {
            assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> loader.leave(Images.BASE));
          }
        }
        assertThat(board.running()).isInstanceOf(Running.Application.class);
        assertThat(board.violations()).as("%s", readings).isEmpty();
      }
    }
  }

  @Test
  void noReadingMovesThePointerWithAbort() throws Exception {
    for (Readings readings : Readings.eachAlone()) {
      SimulatedF373 board = SimulatedF373.rom().geometry(TINY).readings(readings).build();
      board.loadFlash(PAGE_1, EIGHT);
      try (Host host = new Host(board)) {
        if (host.state() == DfuState.DFU_ERROR) {
          host.clearStatus();
        }
        host.setAddress(PAGE_1);
        host.abort();
        assertThat(host.upload(2, 8)).as("%s", readings).isEqualTo(EIGHT);
      }
    }
  }
}
