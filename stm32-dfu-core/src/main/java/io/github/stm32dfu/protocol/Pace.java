package io.github.stm32dfu.protocol;

/**
 * When a device that is at work is asked whether it is done. One pace may serve many operations of
 * one kind on one device, one after the other.
 */
public interface Pace {
  /**
   * {@return the milliseconds to wait before the next GETSTATUS, at least 1}
   *
   * @param asked milliseconds that the device asks for, within sane bounds
   * @param waited milliseconds since the work began, 0 before the first wait
   */
  long millis(long asked, long waited);

  /**
   * Notes that the device is done.
   *
   * @param waited milliseconds that it was given in all
   */
  void done(long waited);

  /** Notes that the device stalled a question or let it time out. */
  void refused();

  /** {@return the pace that the device asks for, which is always right} */
  static Pace advertised() {
    return AdvertisedPace.INSTANCE;
  }
}
