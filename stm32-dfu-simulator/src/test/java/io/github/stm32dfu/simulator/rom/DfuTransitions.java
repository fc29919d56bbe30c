package io.github.stm32dfu.simulator.rom;

import static io.github.stm32dfu.protocol.DfuState.DFU_DNBUSY;
import static io.github.stm32dfu.protocol.DfuState.DFU_DNLOAD_IDLE;
import static io.github.stm32dfu.protocol.DfuState.DFU_DNLOAD_SYNC;
import static io.github.stm32dfu.protocol.DfuState.DFU_ERROR;
import static io.github.stm32dfu.protocol.DfuState.DFU_IDLE;
import static io.github.stm32dfu.protocol.DfuState.DFU_MANIFEST;
import static io.github.stm32dfu.protocol.DfuState.DFU_MANIFEST_SYNC;
import static io.github.stm32dfu.protocol.DfuState.DFU_UPLOAD_IDLE;
import static io.github.stm32dfu.simulator.rom.DfuTransitions.Event.ABORT;
import static io.github.stm32dfu.simulator.rom.DfuTransitions.Event.CLRSTATUS;
import static io.github.stm32dfu.simulator.rom.DfuTransitions.Event.DNLOAD_DATA;
import static io.github.stm32dfu.simulator.rom.DfuTransitions.Event.DNLOAD_ZERO;
import static io.github.stm32dfu.simulator.rom.DfuTransitions.Event.GETSTATE;
import static io.github.stm32dfu.simulator.rom.DfuTransitions.Event.GETSTATUS;
import static io.github.stm32dfu.simulator.rom.DfuTransitions.Event.UPLOAD_FULL;
import static io.github.stm32dfu.simulator.rom.DfuTransitions.Event.UPLOAD_SHORT;
import static io.github.stm32dfu.simulator.rom.DfuTransitions.Outcome.ANSWERED;
import static io.github.stm32dfu.simulator.rom.DfuTransitions.Outcome.STALLED;

import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.reading.AbortElsewhere;
import io.github.stm32dfu.simulator.reading.ClearStatusOutsideError;
import io.github.stm32dfu.simulator.reading.EarlyPoll;
import io.github.stm32dfu.simulator.reading.LongDownload;
import io.github.stm32dfu.simulator.reading.OpenQuestion;
import io.github.stm32dfu.simulator.reading.Readings;
import io.github.stm32dfu.simulator.reading.StateAfterGet;
import io.github.stm32dfu.simulator.reading.UndefinedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The transition table of DFU 1.1, appendix A.2, as data, and ST's deviations from it, each under
 * the reading that it belongs to. Written from the documents, not from the simulator.
 */
final class DfuTransitions {
  /** What a host can do, as far as the table tells it apart. */
  enum Event {
    DETACH,
    DNLOAD_DATA,
    DNLOAD_ZERO,
    UPLOAD_FULL,
    UPLOAD_SHORT,
    GETSTATUS,
    GETSTATE,
    CLRSTATUS,
    ABORT
  }

  /** What the host sees of it at once. */
  enum Outcome {
    ANSWERED,
    STALLED
  }

  /** One arrow. */
  record Arrow(
      DfuState from, Event on, Outcome outcome, DfuState to, Optional<OpenQuestion> under) {}

  /** DFU 1.1, appendix A.2, where the device is willing. */
  private static final List<Arrow> SPEC =
      List.of(
          arrow(DFU_IDLE, DNLOAD_DATA, DFU_DNLOAD_SYNC),
          arrow(DFU_IDLE, UPLOAD_FULL, DFU_UPLOAD_IDLE),
          arrow(DFU_IDLE, UPLOAD_SHORT, DFU_UPLOAD_IDLE),
          arrow(DFU_IDLE, ABORT, DFU_IDLE),
          arrow(DFU_IDLE, GETSTATUS, DFU_IDLE),
          arrow(DFU_IDLE, GETSTATE, DFU_IDLE),
          arrow(DFU_DNLOAD_SYNC, GETSTATUS, DFU_DNBUSY),
          arrow(DFU_DNLOAD_SYNC, GETSTATUS, DFU_DNLOAD_IDLE),
          arrow(DFU_DNLOAD_SYNC, GETSTATUS, DFU_ERROR),
          arrow(DFU_DNLOAD_SYNC, GETSTATE, DFU_DNLOAD_SYNC),
          arrow(DFU_DNLOAD_SYNC, ABORT, DFU_IDLE),
          arrow(DFU_DNLOAD_IDLE, DNLOAD_DATA, DFU_DNLOAD_SYNC),
          arrow(DFU_DNLOAD_IDLE, DNLOAD_ZERO, DFU_MANIFEST_SYNC),
          arrow(DFU_DNLOAD_IDLE, ABORT, DFU_IDLE),
          arrow(DFU_DNLOAD_IDLE, GETSTATUS, DFU_DNLOAD_IDLE),
          arrow(DFU_DNLOAD_IDLE, GETSTATE, DFU_DNLOAD_IDLE),
          arrow(DFU_MANIFEST_SYNC, GETSTATUS, DFU_MANIFEST),
          arrow(DFU_MANIFEST_SYNC, GETSTATE, DFU_MANIFEST_SYNC),
          arrow(DFU_MANIFEST_SYNC, ABORT, DFU_IDLE),
          arrow(DFU_UPLOAD_IDLE, UPLOAD_FULL, DFU_UPLOAD_IDLE),
          arrow(DFU_UPLOAD_IDLE, UPLOAD_SHORT, DFU_IDLE),
          arrow(DFU_UPLOAD_IDLE, ABORT, DFU_IDLE),
          arrow(DFU_UPLOAD_IDLE, GETSTATUS, DFU_UPLOAD_IDLE),
          arrow(DFU_UPLOAD_IDLE, GETSTATE, DFU_UPLOAD_IDLE),
          arrow(DFU_ERROR, CLRSTATUS, DFU_IDLE),
          arrow(DFU_ERROR, GETSTATUS, DFU_ERROR),
          arrow(DFU_ERROR, GETSTATE, DFU_ERROR));

  /** AN3156, ST's own DFU class, and what was seen on ST's ROMs. */
  private static final List<Arrow> ST =
      List.of(
          // Leave from idle: AN3156, section 5.5.
          arrow(DFU_IDLE, DNLOAD_ZERO, DFU_MANIFEST_SYNC),
          // Two-phase status: busy answers again, and GETSTATE has no side effects.
          under(EarlyPoll.STILL_BUSY, arrow(DFU_DNBUSY, GETSTATUS, DFU_DNBUSY)),
          under(EarlyPoll.STALL, stall(DFU_DNBUSY, GETSTATUS, DFU_DNBUSY)),
          under(EarlyPoll.ANSWER_WHEN_DONE, arrow(DFU_DNBUSY, GETSTATUS, DFU_DNLOAD_IDLE)),
          under(EarlyPoll.ANSWER_WHEN_DONE, arrow(DFU_DNBUSY, GETSTATUS, DFU_ERROR)),
          arrow(DFU_DNBUSY, GETSTATE, DFU_DNBUSY),
          under(AbortElsewhere.IGNORED, arrow(DFU_DNBUSY, ABORT, DFU_DNBUSY)),
          under(AbortElsewhere.IGNORED, arrow(DFU_ERROR, ABORT, DFU_ERROR)),
          under(StateAfterGet.DFU_IDLE, arrow(DFU_IDLE, UPLOAD_FULL, DFU_IDLE)),
          under(StateAfterGet.DFU_IDLE, arrow(DFU_IDLE, UPLOAD_SHORT, DFU_IDLE)),
          under(StateAfterGet.DFU_IDLE, arrow(DFU_UPLOAD_IDLE, UPLOAD_FULL, DFU_IDLE)));

  /** States in which a device in DFU mode answers at all. */
  private static final Set<DfuState> STATES =
      Set.of(
          DFU_IDLE,
          DFU_DNLOAD_SYNC,
          DFU_DNBUSY,
          DFU_DNLOAD_IDLE,
          DFU_MANIFEST_SYNC,
          DFU_UPLOAD_IDLE,
          DFU_ERROR);

  private DfuTransitions() {}

  /** {@return whether a transition is in the table, with the answers given} */
  static boolean allows(Readings readings, DfuState from, Event on, Outcome outcome, DfuState to) {
    return Stream.of(SPEC.stream(), ST.stream(), refusals(from, on))
        .flatMap(arrows -> arrows)
        .filter(arrow -> arrow.under().stream().allMatch(answer -> given(readings, answer)))
        .anyMatch(
            arrow ->
                arrow.from() == from
                    && arrow.on() == on
                    && arrow.outcome() == outcome
                    && arrow.to() == to);
  }

  /** Rule A.1: what is not defined is stalled and leads to dfuERROR; and what ST does instead. */
  private static Stream<Arrow> refusals(DfuState from, Event on) {
    boolean defined = SPEC.stream().anyMatch(arrow -> arrow.from() == from && arrow.on() == on);
    boolean transfer = on == DNLOAD_DATA || on == UPLOAD_FULL || on == UPLOAD_SHORT;
    if (!STATES.contains(from)) {
      return Stream.empty();
    }
    if (defined) {
      // A defined request may still be refused for its contents: an address, protection, length.
      return transfer ? contents(from, on) : Stream.empty();
    }
    if (on == CLRSTATUS) {
      return Stream.of(
          under(ClearStatusOutsideError.ERR_UNKNOWN, arrow(from, on, DFU_ERROR)),
          under(ClearStatusOutsideError.STALL, stall(from, on, from)),
          under(ClearStatusOutsideError.IGNORED, arrow(from, on, from)));
    }
    if (on == ABORT) {
      return Stream.of(under(AbortElsewhere.STALL_AND_ERROR, stall(from, on, DFU_ERROR)));
    }
    if (on == GETSTATUS) {
      return Stream.of(under(EarlyPoll.STALL_AND_ERROR, stall(from, on, DFU_ERROR)));
    }
    return Stream.of(
        under(UndefinedRequest.STALL_AND_ERROR, stall(from, on, DFU_ERROR)),
        under(UndefinedRequest.STALL_ONLY, stall(from, on, from)));
  }

  private static Stream<Arrow> contents(DfuState from, Event on) {
    return on == DNLOAD_DATA
        ? Stream.of(under(LongDownload.STALL_AND_ERROR, stall(from, on, DFU_ERROR)))
        : Stream.of(
            stall(from, on, DFU_ERROR), under(UndefinedRequest.STALL_ONLY, stall(from, on, from)));
  }

  private static <Q extends Enum<Q> & OpenQuestion> boolean given(
      Readings readings, OpenQuestion answer) {
    @SuppressWarnings("unchecked")
    Class<Q> question = (Class<Q>) answer.getClass();
    return readings.of(question) == answer;
  }

  private static Arrow arrow(DfuState from, Event on, DfuState to) {
    return new Arrow(from, on, ANSWERED, to, Optional.empty());
  }

  private static Arrow stall(DfuState from, Event on, DfuState to) {
    return new Arrow(from, on, STALLED, to, Optional.empty());
  }

  private static Arrow under(OpenQuestion answer, Arrow arrow) {
    return new Arrow(arrow.from(), arrow.on(), arrow.outcome(), arrow.to(), Optional.of(answer));
  }
}
