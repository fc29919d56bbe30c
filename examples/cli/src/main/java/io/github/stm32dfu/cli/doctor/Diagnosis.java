package io.github.stm32dfu.cli.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What evidence means.
 *
 * @param findings at least one, the one to act on first first
 */
public record Diagnosis(List<Finding> findings) {
  /** How it looks as a whole. */
  public enum Verdict {
    /** At least one board can be flashed. */
    READY,
    /** There is no board. */
    NOTHING,
    /** There is one, and a person must act. */
    PERSON
  }

  public Diagnosis {
    findings = findings.stream().sorted(Comparator.comparing(Finding::kind)).toList();
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a diagnosis finds something");
    }
  }

  /**
   * {@return what it means}
   *
   * @param evidence that was gathered
   */
  public static Diagnosis of(Evidence evidence) {
    BoardFindings boards = new BoardFindings(evidence.host(), evidence.rules());
    BusFindings bus = new BusFindings(evidence);
    List<Finding> onBus =
        Stream.concat(evidence.boards().stream().map(boards::of), bus.applications()).toList();
    if (evidence.busFailure().isPresent()) {
      return new Diagnosis(List.of(bus.noUsb(evidence.busFailure().get())));
    }
    return new Diagnosis(onBus.isEmpty() ? List.of(bus.nothing()) : onBus);
  }

  /** {@return how it looks as a whole} */
  public Verdict verdict() {
    return switch (findings.get(0).kind()) {
      case READY -> Verdict.READY;
      case NOTHING -> Verdict.NOTHING;
      default -> Verdict.PERSON;
    };
  }

  /** {@return the one thing to do now} */
  public String nextStep() {
    return findings.get(0).todo().get(0);
  }
}
