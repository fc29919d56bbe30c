package io.github.stm32dfu.journey.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger.Outcome;
import io.github.stm32dfu.journey.trigger.SerialStep.Pause;
import io.github.stm32dfu.journey.trigger.SerialStep.Send;
import io.github.stm32dfu.journey.trigger.SerialStep.Signal;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.ModemLine.Level;
import io.github.stm32dfu.transport.ScriptedPort;
import io.github.stm32dfu.transport.SerialSettings;
import io.github.stm32dfu.transport.SteppingClock;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Where a port may fail, and what that means. */
class SerialTriggerPropertyTest {
  private final SteppingClock clock = new SteppingClock();

  /** Fails at its nth call. */
  private static final class Failing implements ScriptedPort.Application {
    private final Kind kind;
    private int callsLeft;

    Failing(int call, Kind kind) {
      this.callsLeft = call;
      this.kind = kind;
    }

    @Override
    public void receive(byte[] data, ScriptedPort port) throws TransportException {
      count();
    }

    @Override
    public void signal(ModemLine line, Level level, ScriptedPort port) throws TransportException {
      count();
    }

    private void count() throws TransportException {
      if (callsLeft-- == 0) {
        throw new TransportException(kind, "planned", Hint.NONE);
      }
    }
  }

  @Property(tries = 500)
  void onlyAPortThatGoesWithTheLastStepIsASuccess(
      @ForAll @Size(max = 6) List<@From("steps") SerialStep> steps,
      @ForAll @IntRange(max = 6) int failingCall,
      @ForAll Kind kind)
      throws Exception {
    List<SerialStep> calls = steps.stream().filter(step -> !(step instanceof Pause)).toList();
    Assume.that(!calls.isEmpty());
    int last = calls.size() - 1;
    ScriptedPort port = new ScriptedPort(clock, new Failing(failingCall, kind));
    SerialTrigger trigger = SerialTrigger.of("test", steps.toArray(SerialStep[]::new));

    boolean begun = calls.subList(0, last).stream().anyMatch(Send.class::isInstance);
    boolean gone = kind == Kind.DISCONNECTED;
    boolean perhapsGone = kind == Kind.TIMEOUT || kind == Kind.IO;
    if (failingCall > last || (failingCall == last && (gone || (perhapsGone && begun)))) {
      assertThat(trigger.pull(Applications.behind(port, clock))).isEqualTo(Outcome.SENT);
    } else {
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> trigger.pull(Applications.behind(port, clock)))
          .returns(kind, TransportException::kind);
    }
    assertThat(port.isOpen()).isFalse();
    assertThat(port.events()).endsWith("close");
    assertThat(port.events()).hasSize(2 + Math.min(failingCall, last) + 1);
  }

  @Example
  void aPortMayVanishWhileAnAnswerIsAwaited() throws Exception {
    ScriptedPort port =
        new ScriptedPort(clock, (data, itself) -> itself.vanish(Duration.ofMillis(30)));
    Duration start = clock.now();

    assertThat(
            SerialTrigger.line("go")
                .expecting(ExpectedAnswer.text("ok"))
                .pull(Applications.behind(port, clock)))
        .isEqualTo(Outcome.SENT);
    assertThat(clock.now()).isEqualTo(start.plusMillis(30));
    assertThat(port.events()).containsExactly("open 115200 8N1", "write go\r\n", "close");
  }

  @Example
  void thePortIsOpenedAsItIsSaid() throws Exception {
    SerialSettings even = SerialSettings.standard().at(9_600).with(SerialSettings.Parity.EVEN);
    ScriptedPort port = new ScriptedPort(clock, (data, itself) -> {});

    SerialTrigger.bytes(new byte[] {'~'}).at(even).pull(Applications.behind(port, clock));

    assertThat(port.events()).containsExactly("open 9600 8E1", "write ~", "close");
  }

  @Example
  void aPortThatCannotBeOpenedIsAnError() {
    for (Kind kind : List.of(Kind.BUSY, Kind.ACCESS_DENIED, Kind.DISCONNECTED)) {
      ScriptedPort port = new ScriptedPort(clock, (data, itself) -> {});
      port.refuse(kind);

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> SerialTrigger.line("go").pull(Applications.behind(port, clock)))
          .returns(kind, TransportException::kind);
    }
  }

  @Example
  void waitingIsNoTrigger() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SerialTrigger.of("nothing", new Pause(Duration.ofMillis(1))));
    assertThatIllegalArgumentException().isThrownBy(() -> SerialTrigger.bytes(new byte[0]));
  }

  @Provide
  Arbitrary<SerialStep> steps() {
    return Arbitraries.of(
        new Send(new byte[] {'a'}),
        new Signal(ModemLine.DTR, Level.ASSERTED),
        new Signal(ModemLine.RTS, Level.RELEASED),
        new Pause(Duration.ofMillis(10)));
  }
}
