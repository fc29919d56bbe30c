package io.github.stm32dfu.journey.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.journey.trigger.BootloaderTrigger.Outcome;
import io.github.stm32dfu.transport.ScriptedPort;
import io.github.stm32dfu.transport.SteppingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ExpectedAnswerPropertyTest {
  private final SteppingClock clock = new SteppingClock();

  @Property(tries = 500)
  void anAnswerIsFoundWhereverItStands(
      @ForAll("texts") String stream,
      @ForAll("answers") String answer,
      @ForAll @IntRange(min = 1, max = 10) int piece)
      throws Exception {
    ScriptedPort port =
        new ScriptedPort(clock, (data, itself) -> itself.send(Duration.ZERO, bytes(stream)));
    port.readsAtMost(piece);

    Outcome outcome =
        SerialTrigger.line("go")
            .expecting(ExpectedAnswer.text(answer))
            .pull(Applications.behind(port, clock));

    assertThat(outcome == Outcome.ACKNOWLEDGED).isEqualTo(stream.contains(answer));
  }

  @Property(tries = 200)
  void theTimeHoldsInTotal(
      @ForAll @IntRange(min = 1, max = 500) int pieces,
      @ForAll @IntRange(min = 1, max = 300) int millis)
      throws Exception {
    ScriptedPort port = new ScriptedPort(clock, (data, itself) -> {});
    port.babble(Duration.ofMillis(millis), () -> bytes("ab".repeat(pieces)));
    Duration start = clock.now();

    Outcome outcome =
        SerialTrigger.line("go")
            .expecting(ExpectedAnswer.text("abc").within(Duration.ofMillis(700)))
            .pull(Applications.behind(port, clock));

    assertThat(outcome).isEqualTo(Outcome.SENT);
    assertThat(clock.now()).isEqualTo(start.plusMillis(700));
  }

  @Example
  void anAnswerHasABoundedLength() {
    assertThat(ExpectedAnswer.bytes(new byte[256]).goes()).hasSize(256);
    for (int size : List.of(0, 257)) {
      assertThatIllegalArgumentException().isThrownBy(() -> ExpectedAnswer.bytes(new byte[size]));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ExpectedAnswer.text("ok").or(new byte[size]));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("a\0").ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> answers() {
    return Arbitraries.strings().withChars("a\0").ofMinLength(1).ofMaxLength(6);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
