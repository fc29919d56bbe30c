package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import org.junit.jupiter.api.Test;

/** {@code doctor}: its exit codes, and what it prints. */
class DoctorCommandTest {
  @Test
  void aReadyBoardIs0() {
    JsonObject document =
        Shell.on(TestBoard.of(SimulatedF373.strict().build()), "doctor", "--json")
            .exits(ExitCode.DONE)
            .json();

    assertThat(document.keySet()).containsExactly("result", "findings", "next");
    assertThat(document.get("result").getAsString()).isEqualTo("ready");
    assertThat(document.get("next").getAsString())
        .isEqualTo("Flash it: stm32-dfu flash FILE --device 1-1");
  }

  @Test
  void noBoardIs3AndTheLastLineIsWhatToDo() {
    Outcome outcome = Shell.on(TestBoard.none(), "doctor").exits(ExitCode.NO_DEVICE);

    assertThat(outcome.out().lines()).filteredOn(line -> line.startsWith("Next")).hasSize(1);
    assertThat(outcome.out().lines()).last().asString().startsWith("Next   ");
  }

  @Test
  void aBoardThatNeedsAPersonIs7AndTheAnswerIsADocumentAllTheSame() {
    OptionBytes locked = OptionBytes.factory().with(ReadProtection.LEVEL_1);
    SimulatedF373 board = SimulatedF373.strict().optionBytes(locked).build();
    JsonObject document =
        Shell.on(TestBoard.of(board), "doctor", "--json").exits(ExitCode.PERSON).json();

    assertThat(document.get("result").getAsString()).isEqualTo("person");
    assertThat(
            document.getAsJsonArray("findings").get(0).getAsJsonObject().get("kind").getAsString())
        .isEqualTo("read-protected");
  }
}
