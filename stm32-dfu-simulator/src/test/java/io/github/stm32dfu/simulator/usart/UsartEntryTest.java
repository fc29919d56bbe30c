package io.github.stm32dfu.simulator.usart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.bootloader.UsartBootloader;
import io.github.stm32dfu.bootloader.UsartPart;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.journey.trigger.ModemLines;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.transport.SerialLink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** RTS at BOOT0 and DTR at NRST lead from a running application into the ROM, and back. */
class UsartEntryTest {
  private final SimulatedF373 board = SimulatedF373.rom().build();

  @Test
  void theLinesStartTheBootloaderAndTheApplicationAgain() throws Exception {
    startApplication();
    SerialLink link = link();
    ModemLines.boot0OnRts().carryOut(link, board.clock());

    try (UsartBootloader open = open(link)) {
      assertThat(open.read(AddressRange.ofLength(FlashGeometry.BASE, 64))).hasSize(64);
      ModemLines.parse("rts&dtr,-dtr,").carryOut(link, board.clock());
    }
    assertThat(board.running()).isInstanceOf(Running.Application.class);
  }

  @Test
  void withoutThemAnApplicationDoesNotAnswer() throws Exception {
    startApplication();

    assertThatThrownBy(() -> open(link())).isInstanceOf(DfuException.class);
  }

  @Test
  void aBoardThatIsHeldInResetDoesNotAnswer() throws Exception {
    SerialLink link = link();
    ModemLines.parse("dtr").carryOut(link, board.clock());

    assertThatThrownBy(() -> open(link)).isInstanceOf(DfuException.class);
  }

  private void startApplication() {
    byte[] table = new byte[64];
    ByteBuffer.wrap(table)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x2000_8000)
        .putInt((int) FlashGeometry.BASE + 9);
    board.loadFlash(FlashGeometry.BASE, table);
    board.boot0(Boot0.LOW);
    board.reset();
    assertThat(board.running()).isInstanceOf(Running.Application.class);
  }

  private SerialLink link() throws DfuException {
    return board.usart().open(board.usart().list().get(0), UsartBootloader.USUAL);
  }

  private UsartBootloader open(SerialLink link) throws DfuException {
    return UsartBootloader.open(link, UsartBootloader.USUAL, UsartPart::of, board.clock());
  }
}
