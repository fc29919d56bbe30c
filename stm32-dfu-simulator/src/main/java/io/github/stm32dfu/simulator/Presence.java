package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.device.UsbFunction;
import java.time.Duration;
import java.util.Optional;

/** The board as its host's port knows it: which enumeration, since when, and whether still true. */
final class Presence {
  private final Duration enumerationTime;
  private long attachment;
  private Duration visibleFrom = Duration.ZERO;
  private Optional<UsbFunction> ghost = Optional.empty();

  Presence(Duration enumerationTime) {
    this.enumerationTime = enumerationTime;
  }

  /** What the host knew is void. It sees what is there now once it has enumerated it. */
  void renew(Duration now) {
    attachment++;
    ghost = Optional.empty();
    visibleFrom = now.plus(enumerationTime);
  }

  /** The host sees it without delay: it was there before the host looked. */
  void settled() {
    visibleFrom = Duration.ZERO;
  }

  /** The device is gone, and the host does not notice. */
  void linger(UsbFunction gone) {
    ghost = Optional.of(gone);
  }

  boolean lingering() {
    return ghost.isPresent();
  }

  /** {@return the device that the host still believes in, though it is gone} */
  Optional<UsbFunction> ghost() {
    return ghost;
  }

  /** {@return a number that changes with each enumeration} */
  long attachment() {
    return attachment;
  }

  boolean enumerated(Duration now) {
    return now.compareTo(visibleFrom) >= 0;
  }
}
