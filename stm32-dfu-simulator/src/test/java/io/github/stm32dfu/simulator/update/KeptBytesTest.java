package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes around the image survive every polite end of a run, however little of a page is new. */
class KeptBytesTest {
  private static final FlashGeometry TINY = new FlashGeometry(8, 64);
  private static final byte[] OLD = Update.application(TINY.size(), 1);

  @Test
  void aRunCancelledAnywhereLosesNone() throws Exception {
    FirmwareImage patch = oneByteInEachPage();
    byte[] after = OLD.clone();
    patch.copyTo(TINY.range(), after);
    int cancelled = 0;
    for (int at = 0; at < 60; at++) {
      SimulatedF373 board = SimulatedF373.strict().geometry(TINY).build();
      board.loadFlash(FlashGeometry.BASE, OLD);
      try {
        CancelToken cancel = new CancelToken();
        Update.flash(board, patch, FlashOptions.safe(), cancelling(at, cancel), cancel);
      } catch (CancelledException polite) {
        cancelled++;
        Update.flash(board, patch);
      }
      assertThat(board.flash()).as("cancelled at event %d", at).isEqualTo(after);
    }
    assertThat(cancelled).isPositive();
  }

  private static FlashListener cancelling(int at, CancelToken token) {
    int[] heard = {0};
    return event -> {
      if (heard[0]++ == at) {
        token.cancel();
      }
    };
  }

  private static FirmwareImage oneByteInEachPage() throws Exception {
    List<Segment> bytes = new ArrayList<>();
    for (int page = 0; page < TINY.pages(); page++) {
      byte[] one = {(byte) ~OLD[page * TINY.pageSize() + 21]};
      bytes.add(Segment.copyOf(TINY.page(page).start() + 21, one));
    }
    return FirmwareImage.of(bytes);
  }
}
