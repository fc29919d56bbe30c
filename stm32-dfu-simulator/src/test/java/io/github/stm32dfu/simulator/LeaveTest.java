package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.reading.LastAnswerOnLeave;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the ROM ends: by a jump, by a reset, seen and unseen. */
class LeaveTest {
  private static final long MIDDLE = Images.BASE + 512;
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

  @Test
  void leaveJumpsToThePointer() throws Exception {
    SimulatedF373 board = withImage(tiny(), MIDDLE);
    try (Host host = new Host(board)) {
      host.setAddress(MIDDLE);
      assertThat(host.leave().bState()).isEqualTo(DfuState.DFU_MANIFEST);
      assertThat(startedFrom(board)).isEqualTo(MIDDLE);
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(host::status)
          .satisfies(e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.DISCONNECTED));
    }
  }

  @Test
  void withoutSetAddressThePointerIsTheFlashBase() throws Exception {
    SimulatedF373 board = withImage(tiny(), Images.BASE);
    try (Host host = new Host(board)) {
      host.leave();
    }
    assertThat(startedFrom(board)).isEqualTo(Images.BASE);
  }

  @Test
  void leaveToNothingResetsAndThePinsDecide() throws Exception {
    SimulatedF373 board = withImage(tiny(), Images.BASE);
    try (Host host = new Host(board)) {
      host.setAddress(MIDDLE);
      board.boot0(Boot0.LOW);
      host.leave();
    }
    assertThat(startedFrom(board)).isEqualTo(Images.BASE);

    SimulatedF373 inRom = tiny().build();
    try (Host host = new Host(inRom)) {
      host.leave();
      assertThatExceptionOfType(TransportException.class).isThrownBy(host::status);
    }
    assertThat(inRom.running()).isEqualTo(new Running.Bootloader());
    assertThat(inRom.finder().list()).hasSize(1);
  }

  @Test
  void theLastAnswerCanBeLostOnLeave() throws Exception {
    SimulatedF373 board = withImage(tiny().reading(LastAnswerOnLeave.LOST), Images.BASE);
    try (Host host = new Host(board)) {
      assertThatExceptionOfType(TransportException.class).isThrownBy(host::leave);
    }
    assertThat(startedFrom(board)).isEqualTo(Images.BASE);
  }

  @Test
  void aFixedPullUpHidesTheDepartureUntilThePortIsReset() throws Exception {
    SimulatedF373 board = withImage(tiny().pullUp(PullUp.FIXED), Images.BASE);
    try (Host host = new Host(board)) {
      host.leave();
      assertThat(startedFrom(board)).isEqualTo(Images.BASE);
      assertThat(board.finder().list()).hasSize(1);
      Duration before = board.clock().now();
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(host::status)
          .satisfies(e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.TIMEOUT));
      assertThat(board.clock().now().minus(before)).isEqualTo(Host.TIMEOUT);
      host.transport().resetPort();
    }
    assertThat(board.finder().list()).isEmpty();
    assertThat(startedFrom(board)).isEqualTo(Images.BASE);
  }

  @Test
  void aTableThatIsNotAlignedCannotBeStarted() throws Exception {
    SimulatedF373 board = withImage(tiny(), Images.BASE + 2);
    try (Host host = new Host(board)) {
      host.setAddress(Images.BASE + 2);
      host.leave();
    }
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
  }

  @Test
  void enumerationBeginsWithTheLeave() throws Exception {
    Timing slow = Timing.typical().withEnumeration(Duration.ofMillis(300));
    SimulatedF373 board = tiny().timing(slow).build();
    try (Host host = new Host(board)) {
      host.erase(Images.BASE);
      board.clock().sleep(Duration.ofSeconds(1));
      host.leave();
    }
    board.clock().sleep(Duration.ofMillis(299));
    assertThat(board.finder().list()).isEmpty();
    board.clock().sleep(Duration.ofMillis(1));
    assertThat(board.finder().list()).hasSize(1);
  }
}
