package io.github.stm32dfu.simulator.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.journey.application.RunningApplication;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger.Outcome;
import io.github.stm32dfu.journey.trigger.LineProtocolTrigger;
import io.github.stm32dfu.journey.trigger.TouchTrigger;
import io.github.stm32dfu.journey.trigger.TriggerNotation;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.Obedience;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.app.Trigger;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Each trigger sends the application away that it is for, and no other one. */
class TriggersTest {
  private static final Map<Trigger, String> NOTATIONS =
      new EnumMap<>(
          Map.of(
              Trigger.LINE, "line",
              Trigger.TOUCH_1200_BAUD, "touch1200",
              Trigger.BETAFLIGHT_CHARACTER, "betaflight",
              Trigger.MSP_SET_REBOOT, "msp",
              Trigger.MICROPYTHON, "micropython",
              Trigger.MICROPYTHON_LINES, "lines:-dtr&rts,-rts&dtr",
              Trigger.MAPLE, "maple",
              Trigger.DFU_DETACH, "detach",
              Trigger.DFU_DETACH_AND_RESET, "detach"));

  /** In single bytes with gaps of 3 ms, and a line of a log before it, in milliseconds. */
  private static final int LONGEST_ANSWER = 150;

  private static final EnumSet<Trigger> ACKNOWLEDGED =
      EnumSet.of(Trigger.LINE, Trigger.MSP_SET_REBOOT);

  @Property(tries = 150)
  void theApplicationGoesHoweverItSpeaksAndWheneverItLeaves(
      @ForAll Trigger trigger,
      @ForAll @IntRange(max = 400) int departure,
      @ForAll @IntRange(max = 300) int delay,
      @ForAll @IntRange(min = 1, max = 20) int fragment,
      @ForAll @IntRange(max = 3) int gap)
      throws Exception {
    SimulatedF373 board =
        board(
            SimulatedApp.lineProtocol()
                .obeying(trigger)
                .departingAfter(Duration.ofMillis(departure))
                .answeringAfter(Duration.ofMillis(delay))
                .inFragments(fragment, Duration.ofMillis(gap))
                .logging("I (312) on", "okay"));

    Outcome outcome = pull(TriggerNotation.parse(NOTATIONS.get(trigger)), board);

    // One that leaves before its answer is out has obeyed all the same.
    boolean answers = ACKNOWLEDGED.contains(trigger) && departure > delay + LONGEST_ANSWER;
    assertThat(outcome)
        .isIn(
            answers
                ? EnumSet.of(Outcome.ACKNOWLEDGED)
                : ACKNOWLEDGED.contains(trigger)
                    ? EnumSet.allOf(Outcome.class)
                    : EnumSet.of(Outcome.SENT));
    assertThat(goes(board)).isTrue();
  }

  @Property(tries = 60)
  void applicationsThatObeyEverythingElseStay(@ForAll Trigger trigger) throws Exception {
    EnumSet<Trigger> others = EnumSet.complementOf(EnumSet.of(trigger));
    others.removeIf(other -> NOTATIONS.get(other).equals(NOTATIONS.get(trigger)));
    SimulatedF373 board =
        board(SimulatedApp.lineProtocol().obeying(others.toArray(Trigger[]::new)));
    BootloaderTrigger pulled = TriggerNotation.parse(NOTATIONS.get(trigger));

    try {
      pull(pulled, board);
    } catch (ApplicationException | RefusedException saysThatItStays) {
      assertThat(trigger).isIn(Trigger.LINE, Trigger.DFU_DETACH, Trigger.DFU_DETACH_AND_RESET);
    }

    assertThat(goes(board)).isFalse();
    // Nobody holds the port.
    board
        .serialFinder()
        .open(board.serialFinder().list().get(0), SerialSettings.standard())
        .close();
  }

  @Example
  void anAnswerMayGetLostWithThePort() throws Exception {
    SimulatedF373 board =
        board(
            SimulatedApp.lineProtocol()
                .onTrigger(Obedience.JUMPS_WITHOUT_ANSWER)
                .departingAfter(Duration.ZERO));

    assertThat(pull(LineProtocolTrigger.standard(), board)).isEqualTo(Outcome.SENT);
    assertThat(goes(board)).isTrue();
  }

  @Example
  void anApplicationThatSaysNothingMayGoAllTheSame() throws Exception {
    SimulatedF373 board = board(SimulatedApp.lineProtocol().silent());

    assertThat(pull(LineProtocolTrigger.standard(), board)).isEqualTo(Outcome.SENT);
    assertThat(goes(board)).isTrue();
  }

  @Example
  void whatAnApplicationSaysIsNoProof() throws Exception {
    SimulatedF373 board = board(SimulatedApp.lineProtocol().onTrigger(Obedience.STAYS));

    assertThat(pull(LineProtocolTrigger.standard(), board)).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(pull(new TouchTrigger(), board)).isEqualTo(Outcome.SENT);
    assertThat(goes(board)).isFalse();
  }

  @Example
  void anApplicationThatDoesNotKnowTheLineSaysSo() throws Exception {
    SimulatedF373 board = board(SimulatedApp.lineProtocol().obeying());

    assertThatExceptionOfType(ApplicationException.class)
        .isThrownBy(() -> pull(LineProtocolTrigger.standard(), board))
        .withMessageContaining("error unknown");
  }

  private static SimulatedF373 board(SimulatedApp application) {
    return Desk.board(settings -> settings.application(application));
  }

  private static Outcome pull(BootloaderTrigger trigger, SimulatedF373 board) throws DfuException {
    return trigger.pull(
        new RunningApplication(
            board.serialFinder().list().get(0),
            board.serialFinder(),
            board.finder(),
            board.clock()));
  }

  private static boolean goes(SimulatedF373 board) {
    board.clock().sleep(Duration.ofSeconds(3));
    return board.running() instanceof Running.Bootloader;
  }
}
