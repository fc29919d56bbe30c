package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every fault that takes the power does what it says. */
class PowerFaultTest {
  private static final FlashGeometry TINY = new FlashGeometry(4, 64);

  private SimulatedF373 board = tiny().build();
  private Host host;

  private static F373Builder tiny() {
    return SimulatedF373.strict().geometry(TINY).seed(3);
  }

  @BeforeEach
  void open() throws Exception {
    board = tiny().build();
    host = new Host(board);
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** The next transfer is hit, and the log says so. */
  private void inject(Fault fault) {
    board.faults(FaultPlan.none().atTransfer(board.transferLog().count(), fault));
  }

  private static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  @Test
  void unplugBeforeLeavesTheRequestUnseen() throws Exception {
    host.download(0, Host.command(0x41, Images.BASE));
    inject(new Fault.UnplugBefore());
    assertFails(Kind.DISCONNECTED, host::status);
    assertThat(board.flashPulses()).isZero();
    assertThat(board.finder().list()).isEmpty();
    assertThat(board.running()).isEqualTo(new Running.Nothing());
  }

  @Test
  void unplugAfterLetsTheWorkBegin() throws Exception {
    board.loadFlash(Images.BASE, new byte[64]);
    host.download(0, Host.command(0x41, Images.BASE));
    inject(new Fault.UnplugAfter(Duration.ofMillis(10)));
    assertThat(host.status().bState()).isEqualTo(DfuState.DFU_DNBUSY);
    board.clock().sleep(Duration.ofMillis(25));
    assertFails(Kind.DISCONNECTED, host::status);
    assertThat(board.tornPages()).containsExactly(0);
  }

  @Test
  void unplugAfterWithoutDelayHidesTheAnswer() throws Exception {
    host.download(0, Host.command(0x41, Images.BASE));
    inject(new Fault.UnplugAfter(Duration.ZERO));
    assertFails(Kind.DISCONNECTED, host::status);
    assertThat(board.tornPages()).isEmpty();
  }

  @Test
  void aPowerCutHitsASelfPoweredBoardToo() throws Exception {
    SimulatedF373 self = tiny().powerSupply(PowerSupply.SELF).build();
    try (Host other = new Host(self)) {
      self.faults(
          FaultPlan.none()
              .atTransfer(0, new Fault.PowerCut(Duration.ofMillis(1)))
              .returningAfter(Duration.ofMillis(7)));
      assertThat(other.state()).isEqualTo(DfuState.DFU_IDLE);
      self.clock().sleep(Duration.ofMillis(1));
      assertThat(self.running()).isEqualTo(new Running.Nothing());
      self.clock().sleep(Duration.ofMillis(7));
      assertThat(self.running()).isEqualTo(new Running.Bootloader());
      assertFails(Kind.DISCONNECTED, other::status);
    }
  }

  @Test
  void somebodyPlugsTheBoardInAgain() throws Exception {
    board.faults(
        FaultPlan.none()
            .atTransfer(0, new Fault.UnplugBefore())
            .returningAfter(Duration.ofSeconds(2)));
    assertFails(Kind.DISCONNECTED, host::state);
    board.clock().sleep(Duration.ofMillis(1999));
    assertThat(board.finder().list()).isEmpty();
    board.clock().sleep(Duration.ofMillis(1));
    assertThat(board.finder().list()).hasSize(1);
  }

  /** Pulse 0 is the erase, the following 32 are the half-words of a page. */
  @Test
  void everyPulseCanBeCutBeforeWithinAndAfter() throws Exception {
    byte[] data = new byte[64];
    Arrays.fill(data, (byte) 0x5A);
    for (int pulse = 0; pulse < 33; pulse++) {
      for (CutPoint where : CutPoint.values()) {
        SimulatedF373 cut = tiny().faults(FaultPlan.none().atFlashPulse(pulse, where)).build();
        cut.loadFlash(Images.BASE, new byte[64]);
        try (Host other = new Host(cut)) {
          assertFails(
              Kind.DISCONNECTED,
              () -> {
                other.erase(Images.BASE);
                other.setAddress(Images.BASE);
                other.write(2, data);
                other.status();
              });
        }
        assertCut(cut, pulse, where);
      }
    }
  }

  private static void assertCut(SimulatedF373 board, int pulse, CutPoint where) {
    byte[] page = Arrays.copyOf(board.flash(), 64);
    assertThat(board.running()).isEqualTo(new Running.Nothing());
    assertThat(board.flashPulses()).isEqualTo(pulse + 1);
    boolean torn = where == CutPoint.DURING;
    assertThat(board.tornPages()).isEqualTo(torn ? Set.of(0) : Set.of());
    if (pulse == 0) {
      switch (where) {
        case BEFORE -> assertThat(page).containsOnly(0);
        case DURING -> assertThat(page).isNotEqualTo(new byte[64]).contains(page[0]);
        case AFTER -> assertThat(page).containsOnly(0xFF);
      }
      return;
    }
    int done = 2 * (where == CutPoint.AFTER ? pulse : pulse - 1);
    int clean = torn ? done + 2 : done;
    for (int i = 0; i < 64; i++) {
      if (i < done) {
        assertThat(page[i]).isEqualTo((byte) 0x5A);
      } else if (i >= clean) {
        assertThat(page[i]).isEqualTo((byte) 0xFF);
      } else {
        assertThat(page[i] & 0x5A).isEqualTo(0x5A);
      }
    }
  }

  /** Nobody looks in between: cut at 12.5 ms, back 100 ms later. */
  @Test
  void aCutAndItsEndAreFoundInOneLook() throws Exception {
    board.faults(
        FaultPlan.none().atFlashPulse(0, CutPoint.DURING).returningAfter(Duration.ofMillis(100)));
    host.download(0, Host.command(0x41, Images.BASE));
    host.status();
    board.clock().sleep(Duration.ofSeconds(10));
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
    assertThat(board.tornPages()).containsExactly(0);
  }
}
