package io.github.stm32dfu.journey.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.journey.application.ScriptedLines;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger.Outcome;
import io.github.stm32dfu.transport.ScriptedPort;
import io.github.stm32dfu.transport.SteppingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineProtocolTriggerTest {
  private static final String[] COMPLETE = {
    "open 115200 8N1", "write \n", "write bootloader!\n", "close"
  };

  private final SteppingClock clock = new SteppingClock();

  @Test
  void anApplicationThatAgreesHasAcknowledged() throws Exception {
    ScriptedPort port = port(ScriptedLines.saying("I (9) bye", "ok bootloader"));

    assertThat(pull(port)).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(port.events()).containsExactly(COMPLETE);
  }

  @Test
  void silenceIsNoErrorAndNoReasonToAskAgain() throws Exception {
    ScriptedPort port = port(ScriptedLines.saying());

    assertThat(pull(port)).isEqualTo(Outcome.SENT);
    assertThat(port.events()).containsExactly(COMPLETE);
  }

  @Test
  void thePortMayVanishBeforeTheAnswer() throws Exception {
    ScriptedPort port =
        port(new ScriptedLines((line, count, itself) -> itself.vanish(Duration.ofMillis(50))));
    Duration start = clock.now();

    assertThat(pull(port)).isEqualTo(Outcome.SENT);
    assertThat(clock.now()).isEqualTo(start.plusMillis(50));
    assertThat(port.events()).containsExactly(COMPLETE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"DISCONNECTED", "TIMEOUT", "IO"})
  void thePortMayVanishInTheMidstOfTheCommand(Kind kind) throws Exception {
    ScriptedPort port = port(failingOn("bootloader!\n", kind));

    assertThat(pull(port)).isEqualTo(Outcome.SENT);
    assertThat(port.events()).containsExactly(COMPLETE);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aPortThatFailsBeforeTheCommandIsAnError(Kind kind) {
    ScriptedPort port = port(failingOn("\n", kind));

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> pull(port))
        .returns(kind, TransportException::kind);
    assertThat(port.events()).containsExactly("open 115200 8N1", "write \n", "close");
  }

  @Test
  void anApplicationThatStaysSaysSo() {
    ScriptedPort port = port(ScriptedLines.saying("error unknown"));

    assertThatExceptionOfType(ApplicationException.class)
        .isThrownBy(() -> pull(port))
        .withMessageContaining("ttyTEST answered \"error unknown\" to \"bootloader!\"")
        .returns(ApplicationException.Kind.STAYED, ApplicationException::kind)
        .returns(Hint.CHECK_TRIGGER, ApplicationException::hint);
    assertThat(port.events()).containsExactly(COMPLETE);
  }

  @Test
  void anErrorForHalfALineOfAnotherProgramIsNoRefusal() throws Exception {
    ScriptedPort answering = port(ScriptedLines.saying("error unknown", "ok bootloader"));
    assertThat(pull(answering)).isEqualTo(Outcome.ACKNOWLEDGED);

    ScriptedPort vanishing =
        port(
            new ScriptedLines(
                (line, count, itself) -> {
                  ScriptedLines.say(itself, "error unknown");
                  itself.vanish(Duration.ofMillis(100));
                }));
    assertThat(pull(vanishing)).isEqualTo(Outcome.SENT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"BUSY", "ACCESS_DENIED", "DISCONNECTED"})
  void aPortThatCannotBeOpenedIsAnError(Kind kind) {
    ScriptedPort port = port(ScriptedLines.saying("ok bootloader"));
    port.refuse(kind);

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> pull(port))
        .returns(kind, TransportException::kind);
    assertThat(port.events()).isEmpty();
  }

  private static ScriptedPort.Application failingOn(String text, Kind kind) {
    return (data, port) -> {
      if (new String(data, StandardCharsets.UTF_8).equals(text)) {
        throw new TransportException(kind, "scripted", Hint.NONE);
      }
    };
  }

  private ScriptedPort port(ScriptedPort.Application application) {
    return new ScriptedPort(clock, application);
  }

  private Outcome pull(ScriptedPort port) throws DfuException {
    return LineProtocolTrigger.standard().pull(Applications.behind(port, clock));
  }
}
