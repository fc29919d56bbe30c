package io.github.stm32dfu.journey.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.MalformedTriggerException;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger.Outcome;
import io.github.stm32dfu.transport.ScriptedPort;
import io.github.stm32dfu.transport.SteppingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TriggerNotationTest {
  private final SteppingClock clock = new SteppingClock();

  @Example
  void everyWordIsATrigger() throws Exception {
    assertThat(TriggerNotation.parse("line")).isEqualTo(LineProtocolTrigger.standard());
    assertThat(TriggerNotation.parse("touch1200")).isEqualTo(new TouchTrigger());
    assertThat(TriggerNotation.parse("detach")).isEqualTo(new DetachTrigger());
    assertThat(description("micropython")).isEqualTo(MicroPython.prompt().description());
    assertThat(description("betaflight")).isEqualTo(Betaflight.rebootCharacter().description());
    assertThat(description("betaflight-cli")).isEqualTo(Betaflight.commandLine().description());
    assertThat(description(" MSP ")).isEqualTo(Betaflight.msp().description());
    assertThat(description("Maple")).isEqualTo(Maple.toggles().description());
  }

  @Example
  void everyFormOfTheHelpTextCanBeWritten() throws Exception {
    for (TriggerNotation.Form form : TriggerNotation.forms()) {
      String written =
          form.text()
              .replace("LINE", "reset dfu")
              .replace("BYTES", "7E 01")
              .replace("[ -> ANSWER]", " -> 06");
      assertThat(TriggerNotation.parse(written).description()).isNotBlank();
      assertThat(form.meaning()).isNotBlank().doesNotEndWith(".");
    }
  }

  @Example
  void aTextIsALineAndMayBeAnswered() throws Exception {
    assertThat(sentBy("text:reset dfu")).isEqualTo("reset dfu\r\n");
    assertThat(sentBy("TEXT:SYST:BOOT é")).isEqualTo("SYST:BOOT é\r\n");
    assertThat(sentBy("text:a -> b -> ok")).isEqualTo("a -> b\r\n");
    assertThat(outcome("text:go -> ok", "it is ok so")).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(outcome("text:go -> ok", "o k")).isEqualTo(Outcome.SENT);
  }

  @Example
  void bytesAreExactAndMayBeAnswered() throws Exception {
    assertThat(sentBy("hex:7e 01")).isEqualTo("~\u0001");
    assertThat(sentBy("hex:4142 43 ")).isEqualTo("ABC");
    assertThat(outcome("hex:41 -> 6F 6B", "..ok")).isEqualTo(Outcome.ACKNOWLEDGED);
  }

  @Property(tries = 300)
  void aSequenceOfLinesDoesWhatItSays(@ForAll("sequences") List<String> parts) throws Exception {
    String notation = String.join("", parts);
    List<String> signals =
        parts.stream().filter(part -> part.length() > 1).map(TriggerNotationTest::event).toList();
    long commas = parts.stream().filter(","::equals).count();
    ScriptedPort port = new ScriptedPort(clock, (data, itself) -> {});
    Duration start = clock.now();

    TriggerNotation.parse("lines:" + notation).pull(Applications.behind(port, clock));

    assertThat(port.events().subList(1, port.events().size() - 1)).isEqualTo(signals);
    assertThat(clock.now()).isEqualTo(start.plusMillis(100 * commas));
  }

  @Property(tries = 500)
  void anyTextIsATriggerOrMalformed(@ForAll("anything") String text) {
    try {
      assertThat(TriggerNotation.parse(text).description()).isNotBlank();
    } catch (MalformedTriggerException malformed) {
      assertThat(malformed.getMessage()).isNotBlank();
    }
  }

  @Example
  void whatIsNoTriggerIsSaidClearly() {
    assertMalformed("lines", "unknown trigger \"lines\"; there are line, touch1200,");
    assertMalformed("", "unknown trigger \"\"");
    assertMalformed("line:x", "unknown trigger \"line:x\"");
    assertMalformed("dfu", "text:LINE[ -> ANSWER]");
    assertMalformed("text:", "there is nothing to send");
    assertMalformed("text: -> ok", "there is nothing to send");
    assertMalformed("text:go -> ", "an answer has 1 to 256 bytes, not 0");
    assertMalformed("text:go -> " + "a".repeat(257), "not 257");
    assertMalformed("hex:", "there is nothing to send");
    assertMalformed("hex:7", "expected pairs of hex digits, seen \"7\"");
    assertMalformed("hex:7E -> ok", "seen \"ok\"");
    assertMalformed("lines:", "signals nothing");
    assertMalformed("lines:,&", "signals nothing");
    assertMalformed("lines:-rts,brk", "seen \"brk\"");
    assertMalformed("lines:-rts:dtr", "seen \"-rts:dtr\"");
    assertMalformed("lines:--rts", "seen \"--rts\"");
  }

  @Provide
  Arbitrary<List<String>> sequences() {
    Arbitrary<String> signal = Arbitraries.of("dtr", "-dtr", "rts", "-rts", "DTR", "-Rts");
    Arbitrary<String> separator = Arbitraries.of(",", "&");
    return signal.flatMap(
        first ->
            Combinators.combine(separator, signal)
                .as((between, next) -> List.of(between, next))
                .list()
                .ofMaxSize(6)
                .map(
                    pairs -> {
                      List<String> parts = new ArrayList<>(List.of(first));
                      pairs.forEach(parts::addAll);
                      return parts;
                    }));
  }

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.of(
            "line", "hex:", "text:", "lines:", "msp", " -> ", "7E", "-", "rts", "dtr", ",", "&",
            ":", " ", "ok", "é")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  private static String event(String signal) {
    boolean released = signal.startsWith("-");
    return signal.substring(released ? 1 : 0).toUpperCase(Locale.ROOT)
        + (released ? " RELEASED" : " ASSERTED");
  }

  private static void assertMalformed(String text, String why) {
    assertThatExceptionOfType(MalformedTriggerException.class)
        .isThrownBy(() -> TriggerNotation.parse(text))
        .withMessageContaining(why);
  }

  private static String description(String text) throws MalformedTriggerException {
    return TriggerNotation.parse(text).description();
  }

  /** {@return all that a trigger writes} */
  private String sentBy(String notation) throws Exception {
    StringBuilder sent = new StringBuilder();
    ScriptedPort port =
        new ScriptedPort(
            clock, (data, itself) -> sent.append(new String(data, StandardCharsets.UTF_8)));
    TriggerNotation.parse(notation).pull(Applications.behind(port, clock));
    return sent.toString();
  }

  private Outcome outcome(String notation, String answer) throws Exception {
    ScriptedPort port =
        new ScriptedPort(
            clock,
            (data, itself) ->
                itself.send(Duration.ofMillis(5), answer.getBytes(StandardCharsets.UTF_8)));
    return TriggerNotation.parse(notation).pull(Applications.behind(port, clock));
  }
}
