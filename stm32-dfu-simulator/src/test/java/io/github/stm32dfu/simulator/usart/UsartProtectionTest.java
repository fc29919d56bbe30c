package io.github.stm32dfu.simulator.usart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.bootloader.UsartBootloader;
import io.github.stm32dfu.bootloader.UsartPart;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Read protection, which the ROM lifts over its serial door for the price of the flash. */
class UsartProtectionTest {
  private static final AddressRange HEAD = AddressRange.ofLength(FlashGeometry.BASE, 64);

  private final SimulatedF373 board =
      SimulatedF373.rom().optionBytes(OptionBytes.factory().with(ReadProtection.LEVEL_1)).build();

  @Test
  void aProtectedBoardIsNotRead() throws Exception {
    try (UsartBootloader open = open()) {
      assertThatThrownBy(() -> open.read(HEAD))
          .isInstanceOf(DfuException.class)
          .hasMessageContaining("NACK");
    }
  }

  @Test
  void liftingItErasesTheFlash() throws Exception {
    board.loadFlash(FlashGeometry.BASE, new byte[64]);
    try (UsartBootloader open = open()) {
      open.readoutUnprotect();
    }

    assertThat(board.optionBytes().readProtection()).isEqualTo(ReadProtection.LEVEL_0);
    assertThat(board.memory(HEAD)).containsOnly(0xFF);
    try (UsartBootloader open = open()) {
      assertThat(open.read(HEAD)).containsOnly(0xFF);
    }
  }

  @Test
  void writeProtectionIsLiftedAndTheFlashStays() throws Exception {
    SimulatedF373 locked =
        SimulatedF373.rom()
            .optionBytes(OptionBytes.factory().withWriteProtected(List.of(0, 1, 40)))
            .build();
    locked.loadFlash(FlashGeometry.BASE, new byte[64]);
    try (UsartBootloader open = open(locked)) {
      open.writeUnprotect();
    }

    assertThat(locked.optionBytes()).isEqualTo(OptionBytes.factory());
    assertThat(locked.memory(HEAD)).containsOnly(0);
  }

  @Test
  void readProtectionBegins() throws Exception {
    SimulatedF373 open = SimulatedF373.rom().build();
    try (UsartBootloader bootloader = open(open)) {
      bootloader.readoutProtect();
    }

    assertThat(open.optionBytes().readProtection()).isEqualTo(ReadProtection.LEVEL_1);
    try (UsartBootloader bootloader = open(open)) {
      assertThatThrownBy(() -> bootloader.read(HEAD)).isInstanceOf(DfuException.class);
    }
  }

  private UsartBootloader open() throws DfuException {
    return open(board);
  }

  private static UsartBootloader open(SimulatedF373 board) throws DfuException {
    return UsartBootloader.open(
        board.usart().open(board.usart().list().get(0), UsartBootloader.USUAL),
        UsartBootloader.USUAL,
        UsartPart::of,
        board.clock());
  }
}
