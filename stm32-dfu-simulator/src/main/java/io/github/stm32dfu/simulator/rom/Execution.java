package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.reading.PolledWork;
import io.github.stm32dfu.simulator.silicon.Pulses;
import java.util.List;

/**
 * A command that was begun.
 *
 * @param kind for the poll time
 * @param status of the command itself, before any pulse
 * @param work to be done on the flash
 * @param end what follows when it is done
 */
record Execution(PolledWork.Kind kind, DfuStatus status, List<Pulses> work, End end) {
  /** What follows the last pulse. */
  enum End {
    /** The ROM goes on. */
    STAY,
    /** The board resets. */
    RESET
  }

  static Execution done(PolledWork.Kind kind) {
    return working(kind, List.of());
  }

  static Execution working(PolledWork.Kind kind, List<Pulses> work) {
    return new Execution(kind, DfuStatus.OK, work, End.STAY);
  }

  static Execution refused(PolledWork.Kind kind, DfuStatus status) {
    return new Execution(kind, status, List.of(), End.STAY);
  }
}
