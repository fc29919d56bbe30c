package io.github.stm32dfu.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What goes wrong on the serial port: by the number of the read or write that it hits. */
class BulkFaultTest {
  private static final String TRIGGER = "bootloader!\n";

  private final SimulatedF373 board = AppImage.running(SimulatedF373.strict());

  private static void fails(Kind kind, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  private static FaultPlan at(long transfer, Fault fault) {
    return FaultPlan.none().atBulkTransfer(transfer, fault);
  }

  @Test
  void readsAndWritesAreCountedEachAsOne() throws Exception {
    try (Terminal terminal = new Terminal(board)) {
      assertThat(board.transferLog().bulkCount()).isZero();
      terminal.type("id?\n");
      terminal.link().read(200, Duration.ofMillis(50));
      terminal.link().read(200, Duration.ofMillis(50));
      terminal.type();
    }
    assertThat(board.transferLog().bulkCount()).isEqualTo(3);
  }

  @Test
  void bytesToTheBoardGetLost() throws Exception {
    board.faults(at(0, new Fault.LostRequest()));
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("id?")).isEmpty();
      assertThat(terminal.ask("id?")).startsWith("id ");
    }
  }

  @Test
  void bytesFromTheBoardGetLostInWholeOrInPart() throws Exception {
    board.faults(at(1, new Fault.LostAnswer()).atBulkTransfer(6, new Fault.ShortAnswer(7)));
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("id?")).isEmpty();
      terminal.type("id?\n");
      assertThat(terminal.read()).startsWith("id product");
      assertThat(terminal.ask("x")).isEqualTo("error u");
    }
  }

  @Test
  void aStallIsAnError() throws Exception {
    board.faults(at(0, new Fault.Stall()));
    try (Terminal terminal = new Terminal(board)) {
      fails(Kind.IO, () -> terminal.type("id?\n"));
      assertThat(terminal.ask("id?")).startsWith("id ");
    }
  }

  @Test
  void anUnplugBeforeTheTriggerIsReadLeavesTheApplication() throws Exception {
    board.faults(at(0, new Fault.UnplugBefore()).returningAfter(Duration.ofMillis(100)));
    try (Terminal terminal = new Terminal(board)) {
      fails(Kind.DISCONNECTED, () -> terminal.type(TRIGGER));
    }
    board.clock().sleep(Duration.ofSeconds(2));
    assertThat(board.serialFinder().list()).hasSize(1);
  }

  @Test
  void anUnplugRightAfterItTakesThePowerForTheJump() throws Exception {
    board.faults(
        at(0, new Fault.UnplugAfter(Duration.ZERO)).returningAfter(Duration.ofMillis(100)));
    try (Terminal terminal = new Terminal(board)) {
      fails(Kind.DISCONNECTED, () -> terminal.type(TRIGGER));
    }
    board.clock().sleep(Duration.ofSeconds(2));
    assertThat(board.running()).isInstanceOf(Running.Application.class);
    assertThat(board.serialFinder().list()).hasSize(1);
  }

  @Test
  void aBoardWithPowerOfItsOwnJumpsAllTheSame() throws Exception {
    SimulatedF373 self = AppImage.running(SimulatedF373.strict().powerSupply(PowerSupply.SELF));
    self.faults(at(0, new Fault.UnplugAfter(Duration.ZERO)).returningAfter(Duration.ofMillis(100)));
    try (Terminal terminal = new Terminal(self)) {
      fails(Kind.DISCONNECTED, () -> terminal.type(TRIGGER));
    }
    self.clock().sleep(Duration.ofSeconds(2));
    assertThat(self.finder().list()).hasSize(1);
  }

  @Test
  void aPowerCutLaterEndsTheNextRead() throws Exception {
    board.faults(at(0, new Fault.PowerCut(Duration.ofMillis(5))));
    try (Terminal terminal = new Terminal(board)) {
      terminal.type(TRIGGER);
      assertThat(terminal.link().read(99, Duration.ofMillis(3))).isNotEmpty();
      fails(Kind.DISCONNECTED, () -> terminal.link().read(99, Duration.ofSeconds(1)));
    }
    assertThat(board.running()).isEqualTo(new Running.Nothing());
  }

  @Test
  void openingAndSignallingAreControlTransfersWithFaultsOfTheirOwn() throws Exception {
    long next = board.transferLog().count();
    board.faults(FaultPlan.none().atTransfer(next + 1, new Fault.UnplugBefore()));
    fails(Kind.DISCONNECTED, () -> new Terminal(board).close());
    board.plug();
    new Terminal(board).close();
  }
}
