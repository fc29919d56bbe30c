package io.github.stm32dfu.simulator.app;

import io.github.stm32dfu.simulator.contract.SerialLinkBench.Happening;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Virtual time in which things happen while somebody sleeps. */
final class HappeningClock implements Clock {
  private final VirtualClock time = new VirtualClock();
  private final List<Due> due = new ArrayList<>();

  private record Due(Duration at, Happening happening) {}

  void after(Duration delay, Happening happening) {
    due.add(new Due(now().plus(delay), happening));
  }

  @Override
  public Duration now() {
    return time.now();
  }

  @Override
  public void sleep(Duration duration) {
    time.sleep(duration);
    for (Due one : List.copyOf(due)) {
      if (one.at().compareTo(now()) <= 0) {
        due.remove(one);
        happen(one);
      }
    }
  }

  private static void happen(Due one) {
    try {
      one.happening().happen();
    } catch (Exception failure) {
      throw new AssertionError("what was scheduled failed", failure);
    }
  }
}
