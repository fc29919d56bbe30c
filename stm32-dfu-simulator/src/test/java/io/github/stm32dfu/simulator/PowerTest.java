package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.chip.Timing;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What runs when: pins, option bytes, plug and supply. */
class PowerTest {
  private static final FlashGeometry TINY = new FlashGeometry(8, 128);

  private static F373Builder tiny() {
    return SimulatedF373.strict().geometry(TINY);
  }

  private static SimulatedF373 withImage(F373Builder builder, long address) {
    SimulatedF373 board = builder.build();
    board.loadFlash(address, Images.startable(address, 64, 1));
    return board;
  }

  private static long startedFrom(SimulatedF373 board) {
    return ((Running.Application) board.running()).vectorTable().address();
  }

  private static void powerCycle(SimulatedF373 board) {
    board.powerOff();
    assertThat(board.running()).isEqualTo(new Running.Nothing());
    board.powerOn();
  }

  @Test
  void boot0HighStartsTheRom() throws Exception {
    SimulatedF373 board = withImage(tiny(), Images.BASE);
    powerCycle(board);
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
    assertThat(board.finder().list()).hasSize(1);
  }

  @Test
  void boot0LowStartsWhatIsInFlash() throws Exception {
    SimulatedF373 board = withImage(tiny().boot0(Boot0.LOW), Images.BASE);
    assertThat(board.running()).isEqualTo(new Running.Nothing());
    powerCycle(board);
    assertThat(board.running())
        .isInstanceOfSatisfying(
            Running.Application.class,
            application -> {
              assertThat(application.flash()).isEqualTo(board.flash());
              assertThat(application.vectorTable())
                  .isEqualTo(new VectorTable(Images.BASE, 0x2000_8000L, Images.BASE + 9));
            });
    assertThat(board.finder().list()).isEmpty();
  }

  @Test
  void boot0LowWithoutAVectorTableIsNothingOnTheBus() throws Exception {
    SimulatedF373 board = tiny().boot0(Boot0.LOW).build();
    powerCycle(board);
    assertThat(board.running()).isEqualTo(new Running.Nothing());
    assertThat(board.finder().list()).isEmpty();
  }

  @Test
  void thePinCountsAtTheNextResetOnly() {
    SimulatedF373 board = withImage(tiny(), Images.BASE);
    board.boot0(Boot0.LOW);
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
    board.reset();
    assertThat(startedFrom(board)).isEqualTo(Images.BASE);
  }

  @Test
  void theApplicationCanStartTheRomWhateverThePin() throws Exception {
    SimulatedF373 board = withImage(tiny().boot0(Boot0.LOW), Images.BASE);
    assertThatIllegalStateException().isThrownBy(board::enterBootloader);
    board.reset();
    board.enterBootloader();
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
    assertThat(board.finder().list()).hasSize(1);
  }

  @Test
  void readProtectionLevel2ClosesTheRom() {
    OptionBytes closed = OptionBytes.factory().with(ReadProtection.LEVEL_2);
    SimulatedF373 board = withImage(tiny().optionBytes(closed), Images.BASE);
    board.reset();
    assertThat(startedFrom(board)).isEqualTo(Images.BASE);
  }

  @Test
  void withoutNBoot1NothingIsStartedFromBoot0High() {
    SimulatedF373 board = tiny().optionBytes(OptionBytes.factory().withoutNBoot1()).build();
    assertThat(board.running()).isEqualTo(new Running.Nothing());
  }

  @Test
  void earlySiliconHasNoUsb() throws Exception {
    SimulatedF373 board = tiny().bootloaderId(0x50).build();
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
    assertThat(board.finder().list()).isEmpty();
  }

  @Test
  void aBusPoweredBoardLosesItsPowerWithThePlug() throws Exception {
    SimulatedF373 board = tiny().build();
    board.loadFlash(Images.BASE, new byte[128]);
    try (Host host = new Host(board)) {
      host.download(0, Host.command(0x41, Images.BASE));
      host.status();
      board.clock().sleep(Duration.ofMillis(10));
      board.unplug();
    }
    assertThat(board.running()).isEqualTo(new Running.Nothing());
    assertThat(board.tornPages()).containsExactly(0);
    assertThat(Arrays.copyOf(board.flash(), 128)).isNotEqualTo(new byte[128]);
    board.plug();
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
    try (Host host = new Host(board)) {
      assertThat(host.erase(Images.BASE).bState()).isEqualTo(DfuState.DFU_DNLOAD_IDLE);
    }
    assertThat(board.tornPages()).isEmpty();
  }

  @Test
  void aSelfPoweredBoardWorksOnWithoutThePlug() throws Exception {
    SimulatedF373 board = tiny().powerSupply(PowerSupply.SELF).build();
    board.loadFlash(Images.BASE, new byte[128]);
    try (Host host = new Host(board)) {
      host.download(0, Host.command(0x41, Images.BASE));
      host.status();
      board.unplug();
      assertThat(board.finder().list()).isEmpty();
      board.clock().sleep(Duration.ofMillis(30));
      board.plug();
    }
    assertThat(board.tornPages()).isEmpty();
    assertThat(board.flash()).containsOnly(0xFF);
    try (Host host = new Host(board)) {
      assertThat(host.state()).isEqualTo(DfuState.DFU_IDLE);
    }
    board.powerOff();
    assertThat(board.finder().list()).isEmpty();
  }

  @Test
  void theHostSeesTheBoardOnlyAfterItHasEnumeratedIt() throws Exception {
    Timing slow = Timing.typical().withEnumeration(Duration.ofMillis(300));
    SimulatedF373 board = tiny().timing(slow).build();
    assertThat(board.finder().list()).hasSize(1);
    board.unplug();
    board.plug();
    board.clock().sleep(Duration.ofMillis(299));
    assertThat(board.finder().list()).isEmpty();
    board.clock().sleep(Duration.ofMillis(1));
    assertThat(board.finder().list()).hasSize(1);
  }

  /** It resets when the option bytes are written, not when somebody looks. */
  @Test
  void enumerationBeginsWithTheResetAndNotWithTheLook() throws Exception {
    Timing slow = Timing.typical().withEnumeration(Duration.ofMillis(300));
    SimulatedF373 board = tiny().timing(slow).build();
    try (Host host = new Host(board)) {
      host.setAddress(0x1FFF_F800L);
      host.download(2, OptionBytes.factory().bytes());
      host.status();
    }
    board.clock().sleep(Duration.ofMillis(320));
    assertThat(board.finder().list()).isEmpty();
    board.clock().sleep(Duration.ofMillis(10));
    assertThat(board.finder().list()).hasSize(1);
  }

  @Test
  void aResetTearsWhatItInterrupts() throws Exception {
    SimulatedF373 board = tiny().build();
    try (Host host = new Host(board)) {
      host.download(0, Host.command(0x41, Images.BASE));
      host.status();
      board.clock().sleep(Duration.ofMillis(10));
      board.reset();
      assertThatExceptionOfType(TransportException.class).isThrownBy(host::status);
    }
    assertThat(board.tornPages()).containsExactly(0);
  }

  @Test
  void aStaleHandleDoesNotFreeTheNewOne() throws Exception {
    SimulatedF373 board = tiny().build();
    Host stale = new Host(board);
    board.unplug();
    board.plug();
    try (Host fresh = new Host(board)) {
      stale.close();
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> new Host(board).close())
          .satisfies(e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.BUSY));
      assertThat(fresh.state()).isEqualTo(DfuState.DFU_IDLE);
    }
  }

  @Test
  void plugAndSupplyDoNothingTwice() throws Exception {
    SimulatedF373 board = tiny().build();
    board.plug();
    board.powerOn();
    try (Host host = new Host(board)) {
      board.plug();
      board.powerOn();
      assertThat(host.state()).isEqualTo(DfuState.DFU_IDLE);
    }
    board.unplug();
    board.unplug();
    board.powerOff();
    board.plug();
    assertThat(board.running()).isEqualTo(new Running.Nothing());
    board.powerOn();
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
  }

  @Test
  void ramIsLostWithThePowerAndKeptOverAReset() throws Exception {
    SimulatedF373 board = tiny().build();
    try (Host host = new Host(board)) {
      host.setAddress(0x2000_1400L);
      host.write(2, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
    }
    board.reset();
    assertThat(ram(board)).containsExactly(1, 2, 3, 4);
    powerCycle(board);
    assertThat(ram(board)).containsExactly(0, 0, 0, 0);
  }

  private static byte[] ram(SimulatedF373 board) {
    return board.memory(AddressRange.ofLength(0x2000_1400L, 4));
  }
}
