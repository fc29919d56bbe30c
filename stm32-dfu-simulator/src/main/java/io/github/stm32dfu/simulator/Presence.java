package io.github.stm32dfu.simulator;

import java.time.Duration;

/** The board as its host's port knows it: which enumeration, since when, and whether still true. */
final class Presence {
  private final Duration enumerationTime;
  private long attachment;
  private Duration visibleFrom = Duration.ZERO;
  private boolean lingering;

  Presence(Duration enumerationTime) {
    this.enumerationTime = enumerationTime;
  }

  /** What the host knew is void. It sees what is there now once it has enumerated it. */
  void renew(Duration now) {
    attachment++;
    lingering = false;
    visibleFrom = now.plus(enumerationTime);
  }

  /** The host sees it without delay: it was there before the host looked. */
  void settled() {
    visibleFrom = Duration.ZERO;
  }

  /** The device is gone, and the host does not notice. */
  void linger() {
    lingering = true;
  }

  boolean lingering() {
    return lingering;
  }

  /** {@return a number that changes with each enumeration} */
  long attachment() {
    return attachment;
  }

  boolean enumerated(Duration now) {
    return now.compareTo(visibleFrom) >= 0;
  }
}
