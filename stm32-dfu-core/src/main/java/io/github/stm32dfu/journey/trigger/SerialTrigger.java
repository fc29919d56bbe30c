package io.github.stm32dfu.journey.trigger;

import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.journey.application.RunningApplication;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Steps on an application's port, and perhaps an answer to the last of them:
 *
 * <pre>{@code
 * SerialTrigger.line("reset dfu").expecting(ExpectedAnswer.text("rebooting"))
 * }</pre>
 *
 * <p>The last step that sends or signals is the one that counts. A port that vanishes with it or
 * after it is a success, before it an error. An answer that does not come is no error, since it may
 * get lost with the port; one that says that the application stays ends with an {@link
 * ApplicationException} of kind STAYED.
 *
 * @param description what it is for people
 * @param settings how the port is opened
 * @param steps at least one that sends or signals
 * @param answer by which the application says what it does; nothing where it says nothing
 */
public record SerialTrigger(
    String description,
    SerialSettings settings,
    List<SerialStep> steps,
    Optional<ExpectedAnswer> answer)
    implements BootloaderTrigger {
  private static final Duration WRITE_TIME = Duration.ofMillis(500);

  public SerialTrigger {
    steps = List.copyOf(steps);
    if (steps.stream().allMatch(SerialTrigger::onlyWaits)) {
      throw new IllegalArgumentException("nothing is sent or signalled: " + steps);
    }
  }

  /**
   * {@return steps at 115200 8N1, without an answer}
   *
   * @param description what they are for people
   * @param steps at least one that sends or signals
   */
  public static SerialTrigger of(String description, SerialStep... steps) {
    return new SerialTrigger(
        description, SerialSettings.standard(), List.of(steps), Optional.empty());
  }

  /**
   * {@return a line of text, ended by CR LF, which most command interpreters take}
   *
   * @param text without its end
   */
  public static SerialTrigger line(String text) {
    return of(
        "the line \"" + text + "\"",
        new SerialStep.Send((text + "\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * {@return bytes}
   *
   * @param bytes one or more
   */
  public static SerialTrigger bytes(byte[] bytes) {
    SerialStep send = new SerialStep.Send(bytes.clone());
    return of("the bytes " + Hex.bytes(bytes), send);
  }

  /**
   * {@return this trigger with an answer}
   *
   * @param expected by which the application says what it does
   */
  public SerialTrigger expecting(ExpectedAnswer expected) {
    return new SerialTrigger(description, settings, steps, Optional.of(expected));
  }

  /**
   * {@return this trigger on a port that is opened in another way}
   *
   * @param other speed and parity
   */
  public SerialTrigger at(SerialSettings other) {
    return new SerialTrigger(description, other, steps, answer);
  }

  @Override
  public Outcome pull(RunningApplication application) throws DfuException {
    try (SerialLink link = application.open(settings)) {
      Clock clock = application.clock();
      int decisive = decisiveStep();
      int at = 0;
      try {
        for (; at < steps.size(); at++) {
          perform(steps.get(at), link, clock);
        }
        return answer.isPresent()
            ? outcome(answer.get().await(link, clock), application)
            : Outcome.SENT;
      } catch (TransportException failure) {
        if (at < decisive || (at == decisive && tookNothing(failure, decisive))) {
          throw failure;
        }
        return Vanishing.orThrow(failure);
      }
    }
  }

  /**
   * Carries out the steps on an open line, and awaits nothing: so DTR and RTS of an adapter, at
   * NRST and BOOT0, start the ROM that a {@code UsartBootloader} then talks to on the same line.
   *
   * @param link that stays open
   * @param clock for the pauses
   * @throws TransportException where the line cannot do it; kind UNSUPPORTED where it has no DTR or
   *     RTS
   */
  public void carryOut(SerialLink link, Clock clock) throws TransportException {
    for (SerialStep step : steps) {
      perform(step, link, clock);
    }
  }

  private int decisiveStep() {
    int last = steps.size() - 1;
    while (onlyWaits(steps.get(last))) {
      last--;
    }
    return last;
  }

  /** A port that is still there and takes not even the first bytes leads to no application. */
  private boolean tookNothing(TransportException failure, int decisive) {
    return failure.kind() != Kind.DISCONNECTED
        && steps.subList(0, decisive).stream().noneMatch(SerialStep.Send.class::isInstance);
  }

  private static boolean onlyWaits(SerialStep step) {
    return step instanceof SerialStep.Pause;
  }

  private static void perform(SerialStep step, SerialLink link, Clock clock)
      throws TransportException {
    if (step instanceof SerialStep.Send send) {
      link.write(send.bytes(), WRITE_TIME);
    } else if (step instanceof SerialStep.Signal signal) {
      link.set(signal.line(), signal.level());
    } else if (step instanceof SerialStep.Pause pause) {
      clock.sleepThrough(pause.time());
    }
  }

  private Outcome outcome(ExpectedAnswer.Verdict verdict, RunningApplication application)
      throws ApplicationException {
    return switch (verdict) {
      case GOES -> Outcome.ACKNOWLEDGED;
      case NONE -> Outcome.SENT;
      case STAYS ->
          throw new ApplicationException(
              ApplicationException.Kind.STAYED,
              application + " refused " + description + ": it does not start its bootloader",
              Hint.CHECK_TRIGGER);
    };
  }
}
