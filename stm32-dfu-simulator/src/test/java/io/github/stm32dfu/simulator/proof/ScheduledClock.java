package io.github.stm32dfu.simulator.proof;

import io.github.stm32dfu.simulator.contract.SerialLinkBench;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Virtual time in which things happen while somebody sleeps. */
final class ScheduledClock implements Clock {
  private final VirtualClock time = new VirtualClock();
  private final List<Due> due = new ArrayList<>();

  void after(Duration delay, SerialLinkBench.Happening happening) {
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
        one.happen();
      }
    }
  }

  private record Due(Duration at, SerialLinkBench.Happening happening) {
    void happen() {
      try {
        happening.happen();
      } catch (Exception failure) {
        throw new AssertionError("what was scheduled failed", failure);
      }
    }
  }
}
