package io.github.stm32dfu.transport;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Waits for devices to appear or go. Asks the finder again and again, since not every host tells of
 * changes by itself.
 */
public final class DfuWatch {
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final DfuFinder finder;
  private final Clock clock;

  /**
   * Watches one bus.
   *
   * @param finder of the bus
   * @param clock for the waits between two looks
   */
  public DfuWatch(DfuFinder finder, Clock clock) {
    this.finder = finder;
    this.clock = clock;
  }

  /**
   * {@return the devices that fit, once there is one; more than one is for the caller to choose}
   *
   * @param filter which are meant
   * @param within how long to wait; zero looks once
   * @throws TransportException of kind TIMEOUT where none appeared, or where the bus cannot be
   *     asked
   * @throws CancelledException where the thread was interrupted
   */
  public List<DfuIdentity> untilThere(DfuFilter filter, Duration within)
      throws TransportException, CancelledException {
    return until(
        seen -> {
          List<DfuIdentity> fitting = seen.stream().filter(filter::fits).toList();
          return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting);
        },
        within,
        filter.description() + " did not appear",
        Hint.CONNECT_DEVICE);
  }

  /**
   * Waits until no device fits.
   *
   * @param filter which are meant
   * @param within how long to wait; zero looks once
   * @throws TransportException of kind TIMEOUT where one stayed, or where the bus cannot be asked
   * @throws CancelledException where the thread was interrupted
   */
  public void untilGone(DfuFilter filter, Duration within)
      throws TransportException, CancelledException {
    until(
        seen -> seen.stream().anyMatch(filter::fits) ? Optional.empty() : Optional.of(seen),
        within,
        filter.description() + " did not leave the bus",
        Hint.REPLUG);
  }

  private List<DfuIdentity> until(
      Function<List<DfuIdentity>, Optional<List<DfuIdentity>>> answer,
      Duration within,
      String failure,
      Hint hint)
      throws TransportException, CancelledException {
    Duration deadline = clock.now().plus(within);
    while (true) {
      List<DfuIdentity> seen = finder.list();
      Optional<List<DfuIdentity>> found = answer.apply(seen);
      if (found.isPresent()) {
        return found.get();
      }
      Duration left = deadline.minus(clock.now());
      if (left.isNegative() || left.isZero()) {
        throw new TransportException(
            Kind.TIMEOUT, failure + " within " + within.toMillis() + " ms; seen: " + seen, hint);
      }
      clock.sleep(left.compareTo(INTERVAL) < 0 ? left : INTERVAL);
      if (Thread.currentThread().isInterrupted()) {
        throw new CancelledException("interrupted: " + failure + " so far", Hint.NONE);
      }
    }
  }
}
