package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.CutPoint;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.reading.OpenQuestion;
import io.github.stm32dfu.simulator.reading.Readings;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A board that is mistreated by chance, twice in the same way. */
class DeterminismPropertyTest {
  private static final FlashGeometry TINY = new FlashGeometry(4, 64);
  private static final Duration TIMEOUT = Duration.ofMillis(200);
  private static final int STEPS = 80;
  private static final List<OpenQuestion> ANSWERS =
      Readings.questions()
          .flatMap(question -> Stream.of((OpenQuestion[]) question.getEnumConstants()))
          .toList();

  @Property(tries = 300)
  void equalSeedsAndEqualCallsGiveEqualBoards(@ForAll long seed) {
    assertThat(mistreated(seed)).isEqualTo(mistreated(seed));
  }

  @Example
  void theSeedDecidesWhatTornCellsHold() {
    assertThat(torn(1)).isEqualTo(torn(1)).isNotEqualTo(torn(2));
  }

  private static byte[] torn(long seed) {
    SimulatedF373 board =
        SimulatedF373.rom()
            .geometry(TINY)
            .seed(seed)
            .faults(FaultPlan.none().atFlashPulse(0, CutPoint.DURING))
            .build();
    board.loadFlash(Images.BASE, new byte[64]);
    try (Host host = new Host(board)) {
      host.erase(Images.BASE);
    } catch (TransportException cut) {
      assertThat(cut.kind()).isEqualTo(TransportException.Kind.DISCONNECTED);
    }
    return board.flash();
  }

  /** {@return everything that can be seen of a board after a run of chance} */
  private static String mistreated(long seed) {
    Random chance = new Random(seed);
    F373Builder builder = SimulatedF373.strict().geometry(TINY).seed(seed);
    for (int i = 0; i < 3; i++) {
      builder.reading(ANSWERS.get(chance.nextInt(ANSWERS.size())));
    }
    if (chance.nextBoolean()) {
      builder.powerSupply(PowerSupply.SELF).pullUp(PullUp.FIXED);
    }
    SimulatedF373 board = builder.faults(faults(chance)).build();
    board.loadFlash(Images.BASE, Images.startable(Images.BASE, TINY.size(), seed));
    StringBuilder seen = new StringBuilder();
    for (int step = 0; step < STEPS; step++) {
      seen.append(step(board, chance)).append('\n');
    }
    return seen
        + board.transferLog().toString()
        + board.violations()
        + board.running()
        + board.tornPages()
        + board.clock().now()
        + Arrays.toString(board.flash())
        + board.optionBytes();
  }

  private static FaultPlan faults(Random chance) {
    List<Fault> all =
        List.of(
            new Fault.Stall(),
            new Fault.StallIntoError(DfuStatus.ERR_WRITE),
            new Fault.LostRequest(),
            new Fault.LostAnswer(),
            new Fault.ShortAnswer(1),
            new Fault.WrongPollTimeout(9),
            new Fault.WrongState(DfuState.DFU_ERROR),
            new Fault.StuckBusy(2),
            new Fault.UnplugBefore(),
            new Fault.UnplugAfter(Duration.ofMillis(3)),
            new Fault.PowerCut(Duration.ZERO));
    FaultPlan plan = FaultPlan.none().returningAfter(Duration.ofMillis(chance.nextInt(40)));
    for (int i = 0; i < 4; i++) {
      plan = plan.atTransfer(chance.nextInt(60), all.get(chance.nextInt(all.size())));
    }
    CutPoint where = CutPoint.values()[chance.nextInt(3)];
    return plan.atFlashPulse(chance.nextInt(60), where);
  }

  private static String step(SimulatedF373 board, Random chance) {
    switch (chance.nextInt(40)) {
      case 0 -> board.unplug();
      case 1, 2 -> board.plug();
      case 3 -> board.powerOff();
      case 4, 5 -> board.powerOn();
      case 6 -> board.reset();
      case 7 -> board.boot0(chance.nextInt(4) == 0 ? Boot0.LOW : Boot0.HIGH);
      case 8 -> board.clock().sleep(Duration.ofMillis(chance.nextInt(60)));
      default -> {
        return talk(board, chance);
      }
    }
    return board.running().toString();
  }

  private static String talk(SimulatedF373 board, Random chance) {
    List<DfuIdentity> seen;
    try {
      seen = board.finder().list();
      if (seen.isEmpty()) {
        board.clock().sleep(Duration.ofMillis(5));
        return "nothing there";
      }
      try (DfuTransport transport = board.finder().open(seen.get(0))) {
        return request(transport, chance) + request(transport, chance);
      }
    } catch (TransportException failure) {
      return failure.kind() + String.valueOf(failure.getMessage());
    }
  }

  private static String request(DfuTransport transport, Random chance) throws TransportException {
    byte[] address =
        Host.command(0x21 + 0x20 * chance.nextInt(2), Images.BASE + 64L * chance.nextInt(5));
    switch (chance.nextInt(9)) {
      case 0 -> transport.controlOut(DfuRequest.ABORT, 0, new byte[0], TIMEOUT);
      case 1 -> transport.controlOut(DfuRequest.CLRSTATUS, 0, new byte[0], TIMEOUT);
      case 2, 3 -> transport.controlOut(DfuRequest.DNLOAD, 0, address, TIMEOUT);
      case 4 -> transport.controlOut(DfuRequest.DNLOAD, 2, new byte[32], TIMEOUT);
      case 5 -> transport.resetPort();
      case 6 -> {
        return Arrays.toString(transport.controlIn(DfuRequest.UPLOAD, 2, 64, TIMEOUT));
      }
      default -> {
        return Arrays.toString(transport.controlIn(DfuRequest.GETSTATUS, 0, 6, TIMEOUT));
      }
    }
    return "done";
  }
}
