package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.reading.PolledWork;
import io.github.stm32dfu.simulator.reading.Readings;
import io.github.stm32dfu.simulator.reading.WriteOverData;
import io.github.stm32dfu.simulator.silicon.Chip;
import java.time.Duration;
import java.util.Optional;

/** The command that the ROM is at, and what came of it. */
final class Work {
  private final Chip chip;
  private final Readings readings;
  private final Violations violations;
  private final CommandUnit commands;
  private Optional<Execution> current = Optional.empty();
  private DfuStatus outcome = DfuStatus.OK;
  private boolean resetWanted;
  private long begun;

  Work(Chip chip, Readings readings, Violations violations, CommandUnit commands) {
    this.chip = chip;
    this.readings = readings;
    this.violations = violations;
    this.commands = commands;
  }

  void begin(Command command, Duration now) {
    Execution execution = commands.begin(command);
    chip.controller().start(execution.work(), now);
    current = Optional.of(execution);
    resetWanted |= execution.end() == Execution.End.RESET;
    begun++;
  }

  /** {@return whether there was work, and it is done now} */
  boolean finish() {
    if (current.isEmpty() || chip.controller().busy()) {
      return false;
    }
    outcome = current.get().status();
    current = Optional.empty();
    int refused = chip.controller().refused();
    if (refused > 0) {
      violations.flash(
          "programmed over data: "
              + refused
              + " half-words, the first at "
              + Hex.address(chip.controller().firstRefused()));
      outcome = ofRefusedHalfWords();
    }
    return true;
  }

  /** {@return how the last work ended} */
  DfuStatus outcome() {
    return outcome;
  }

  /** {@return whether the part resets, now that the work is done} */
  boolean resets() {
    return resetWanted && current.isEmpty();
  }

  PolledWork polled(Duration now) {
    Duration remaining =
        chip.controller().busy() ? chip.controller().doneAt().minus(now) : Duration.ZERO;
    PolledWork.Kind kind = current.map(Execution::kind).orElse(PolledWork.Kind.OTHER);
    return new PolledWork(kind, begun - 1, remaining);
  }

  private DfuStatus ofRefusedHalfWords() {
    return switch (readings.of(WriteOverData.class)) {
      case ERR_PROG -> DfuStatus.ERR_PROG;
      case ERR_WRITE -> DfuStatus.ERR_WRITE;
      case OK -> DfuStatus.OK;
    };
  }
}
