package io.github.stm32dfu.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What will happen to a board at given times, without anybody doing it then. */
final class Schedule {
  private final TreeMap<Duration, Runnable> events = new TreeMap<>();

  void at(Duration time, Runnable event) {
    events.merge(
        time,
        event,
        (first, second) ->
            () -> {
              first.run();
              second.run();
            });
  }

  Optional<Duration> next() {
    return events.isEmpty() ? Optional.empty() : Optional.of(events.firstKey());
  }

  void runNext() {
    Map.Entry<Duration, Runnable> event = events.pollFirstEntry();
    event.getValue().run();
  }
}
