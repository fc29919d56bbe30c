package io.github.stm32dfu.protocol;

/** As long as the device asks for, each time (DFU 1.1, section 6.1.2). */
enum AdvertisedPace implements Pace {
  INSTANCE;

  @Override
  public long millis(long asked, long waited) {
    return asked;
  }

  @Override
  public void done(long waited) {
    // Learns nothing.
  }

  @Override
  public void refused() {
    // It was not asked early.
  }
}
