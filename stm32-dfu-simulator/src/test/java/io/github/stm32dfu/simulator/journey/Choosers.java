package io.github.stm32dfu.simulator.journey;

import io.github.stm32dfu.journey.DeviceChooser;
import java.util.List;
import java.util.Optional;

/** People who choose. */
final class Choosers {
  private Choosers() {}

  static DeviceChooser first() {
    return new DeviceChooser() {
      @Override
      public <T> Optional<T> choose(Question question, List<T> candidates) {
        return candidates.stream().findFirst();
      }
    };
  }
}
