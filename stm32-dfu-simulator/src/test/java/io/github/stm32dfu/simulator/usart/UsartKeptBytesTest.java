package io.github.stm32dfu.simulator.usart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.UsartFaults;
import io.github.stm32dfu.simulator.fault.UsartFaults.ByteFault;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A bit that is flipped on its way in, where only a second look at the same byte can tell. */
class UsartKeptBytesTest {
  private static final long BASE = FlashGeometry.BASE;
  private static final int STEP = 3;
  private static final byte[] BEFORE = before();
  private static final byte[] IMAGE = UsartUpdate.image(1, 5 * 1024 - 300);

  @Test
  void whatThePageKeepsIsNeverWrittenBackFlipped() throws Exception {
    SimulatedF373 first = board();
    UsartUpdate.flash(first, IMAGE);
    byte[] after = BEFORE.clone();
    System.arraycopy(IMAGE, 0, after, 0, IMAGE.length);

    for (long at = 0; at < first.usart().bytesFromRom(); at += STEP) {
      SimulatedF373 board = board();
      board.usart().faults(UsartFaults.none().fromRom(at, ByteFault.FLIPPED));
      UsartUpdate.flash(board, IMAGE);

      assertThat(board.memory(AddressRange.ofLength(BASE, after.length)))
          .as("byte %d flipped", at)
          .isEqualTo(after);
    }
  }

  private static SimulatedF373 board() {
    SimulatedF373 board = SimulatedF373.rom().geometry(new FlashGeometry(16, 1024)).build();
    board.loadFlash(BASE, BEFORE);
    return board;
  }

  private static byte[] before() {
    byte[] bytes = new byte[16 * 1024];
    new Random(2).nextBytes(bytes);
    return bytes;
  }
}
