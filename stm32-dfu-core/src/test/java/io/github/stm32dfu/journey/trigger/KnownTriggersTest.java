package io.github.stm32dfu.journey.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger.Outcome;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.ModemLine.Level;
import io.github.stm32dfu.transport.ScriptedPort;
import io.github.stm32dfu.transport.SteppingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for the firmware that is known. */
class KnownTriggersTest {
  private static final byte[] MSP_REBOOT = {0x24, 0x4D, 0x3C, 0x01, 0x44, 0x01, 0x44};

  private final SteppingClock clock = new SteppingClock();

  /** Takes everything, and answers each write with the same bytes. */
  private record Answering(byte[] answer) implements ScriptedPort.Application {
    @Override
    public void receive(byte[] data, ScriptedPort port) {
      port.send(Duration.ofMillis(2), answer);
    }
  }

  /** Fails when a line is set to a level. */
  private record LineFails(ModemLine line, Level level, Kind kind)
      implements ScriptedPort.Application {
    @Override
    public void receive(byte[] data, ScriptedPort port) {}

    @Override
    public void signal(ModemLine changed, Level to, ScriptedPort port) throws TransportException {
      if (changed == line && to == level) {
        throw new TransportException(kind, "planned", Hint.NONE);
      }
    }
  }

  @Test
  void mspRebootIsAnsweredBeforeItGoes() throws Exception {
    ScriptedPort port = port(new byte[] {0x24, 0x4D, 0x3E, 0x01, 0x44, 0x01, 0x44});

    assertThat(pull(Betaflight.msp(), port)).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(port.events()).containsExactly("open 115200 8N1", sent(MSP_REBOOT), "close");
    assertThat(clock.sleeps().get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void mspRebootMayBeRefused() {
    ScriptedPort port = port(new byte[] {0x24, 0x4D, 0x21, 0x00, 0x44, 0x44});

    assertThatExceptionOfType(ApplicationException.class)
        .isThrownBy(() -> pull(Betaflight.msp(), port))
        .withMessageContaining("ttyTEST refused Betaflight's MSP_SET_REBOOT")
        .returns(ApplicationException.Kind.STAYED, ApplicationException::kind)
        .returns(Hint.CHECK_TRIGGER, ApplicationException::hint);
    assertThat(port.isOpen()).isFalse();
  }

  @Test
  void theRebootCharacterHasSilenceOnBothSides() throws Exception {
    ScriptedPort port = port(new byte[0]);

    assertThat(pull(Betaflight.rebootCharacter(), port)).isEqualTo(Outcome.SENT);
    assertThat(port.events()).containsExactly("open 115200 8N1", "write R", "close");
    assertThat(clock.sleeps())
        .hasSize(2)
        .allSatisfy(silence -> assertThat(silence).isGreaterThan(Duration.ofMillis(100)));
  }

  @Test
  void theCommandLineIsEnteredFirst() throws Exception {
    ScriptedPort port = port(new byte[0]);

    assertThat(pull(Betaflight.commandLine(), port)).isEqualTo(Outcome.SENT);
    assertThat(port.events())
        .containsExactly("open 115200 8N1", "write #", "write bl rom\n", "close");
  }

  @Test
  void microPythonIsInterruptedFirst() throws Exception {
    ScriptedPort port = port(new byte[0]);

    assertThat(pull(MicroPython.prompt(), port)).isEqualTo(Outcome.SENT);
    assertThat(port.events())
        .containsExactly(
            "open 115200 8N1",
            "write \r\u0003\u0003",
            "write \u0002",
            "write import machine\r",
            "write machine.bootloader()\r",
            "close");
  }

  @Test
  void mapleSeesDtrFallJustBeforeTheMagicWord() throws Exception {
    ScriptedPort port = port(new byte[0]);

    assertThat(pull(Maple.toggles(), port)).isEqualTo(Outcome.SENT);
    List<String> expected = new ArrayList<>(List.of("open 115200 8N1"));
    for (int i = 0; i < 4; i++) {
      expected.add("DTR ASSERTED");
      expected.add("DTR RELEASED");
    }
    expected.addAll(List.of("write 1EAF", "close"));
    assertThat(port.events()).containsExactlyElementsOf(expected);
  }

  @Test
  void aTouchDropsDtrLastAt1200Baud() throws Exception {
    ScriptedPort port = port(new byte[0]);

    assertThat(pull(new TouchTrigger(), port)).isEqualTo(Outcome.SENT);
    assertThat(port.events())
        .containsExactly("open 1200 8N1", "DTR ASSERTED", "RTS RELEASED", "DTR RELEASED", "close");
  }

  @Test
  void aTouchOfAPortWithoutLinesIsItsSpeedAlone() throws Exception {
    ScriptedPort port =
        new ScriptedPort(
            clock,
            new ScriptedPort.Application() {
              @Override
              public void receive(byte[] data, ScriptedPort itself) {}

              @Override
              public void signal(ModemLine line, Level level, ScriptedPort itself)
                  throws TransportException {
                throw new TransportException(Kind.UNSUPPORTED, "a pty", Hint.NONE);
              }
            });

    assertThat(pull(new TouchTrigger(), port)).isEqualTo(Outcome.SENT);
    assertThat(port.events()).startsWith("open 1200 8N1").endsWith("close");

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> pull(Maple.toggles(), port))
        .returns(Kind.UNSUPPORTED, TransportException::kind);
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> pull(ModemLines.boot0OnRts(), port))
        .returns(Kind.UNSUPPORTED, TransportException::kind);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aTouchedPortMayVanishWithTheDropAndNotBefore(Kind kind) throws Exception {
    ScriptedPort early =
        new ScriptedPort(clock, new LineFails(ModemLine.RTS, Level.RELEASED, kind));
    ScriptedPort late = new ScriptedPort(clock, new LineFails(ModemLine.DTR, Level.RELEASED, kind));

    if (kind == Kind.UNSUPPORTED) {
      assertThat(pull(new TouchTrigger(), early)).isEqualTo(Outcome.SENT);
    } else {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> pull(new TouchTrigger(), early))
          .returns(kind, TransportException::kind);
    }
    if (kind == Kind.DISCONNECTED || kind == Kind.UNSUPPORTED) {
      assertThat(pull(new TouchTrigger(), late)).isEqualTo(Outcome.SENT);
    }
    assertThat(early.isOpen()).isFalse();
    assertThat(late.isOpen()).isFalse();
  }

  @Test
  void anAdapterHoldsBoot0WhileItResets() throws Exception {
    ScriptedPort port = port(new byte[0]);

    assertThat(pull(ModemLines.boot0OnRts(), port)).isEqualTo(Outcome.SENT);
    assertThat(port.events())
        .containsExactly(
            "open 115200 8N1", "RTS RELEASED", "DTR ASSERTED", "DTR RELEASED", "close");
    assertThat(clock.sleeps()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(100));
  }

  private ScriptedPort port(byte[] answer) {
    return new ScriptedPort(clock, new Answering(answer));
  }

  private Outcome pull(BootloaderTrigger trigger, ScriptedPort port) throws Exception {
    return trigger.pull(Applications.behind(port, clock));
  }

  private static String sent(byte[] bytes) {
    return "write " + new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
