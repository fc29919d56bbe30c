package io.github.stm32dfu.simulator.survival;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How the cases of a suite ended, counted from several threads. */
final class Tally {
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

  synchronized void add(Outcome outcome) {
    counts.merge(outcome, 1L, Long::sum);
  }

  synchronized long of(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  synchronized long all() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public String toString() {
    return all()
        + " cases: "
        + Arrays.stream(Outcome.values())
            .map(outcome -> of(outcome) + " " + outcome)
            .collect(Collectors.joining(", "));
  }
}
