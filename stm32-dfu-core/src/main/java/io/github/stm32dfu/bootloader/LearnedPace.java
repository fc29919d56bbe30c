package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.protocol.Pace;

/**
 * The time that one kind of operation really takes on one device: as long as the last one took, and
 * now and then a little less, to see whether that is enough.
 */
final class LearnedPace implements Pace {
  /** Of the time that the device asks for, how much the very first wait is. */
  private static final int FIRST = 8;

  /** Of the learned time, how much it is lowered by, and waited again where it was too short. */
  private static final int STEP = 32;

  /** Of the learned time, how much is left each time until it was too short once. */
  private static final int DESCENT = 4;

  private static final int FEWEST_BEFORE_LESS = 4;
  private static final int MOST_BEFORE_LESS = 64;

  private final Trust trust;
  private long learned;
  private long firstWait;
  private boolean tooShortOnce;
  private int enough;
  private int beforeLess = FEWEST_BEFORE_LESS;

  /** Whether a device may be asked early. Once it did not like that it never is again. */
  static final class Trust {
    private boolean lost;
  }

  LearnedPace(Trust trust) {
    this.trust = trust;
  }

  @Override
  public long millis(long asked, long waited) {
    if (trust.lost) {
      return asked;
    }
    if (waited > 0) {
      return Math.min(asked, learned == 0 ? firstWait : step());
    }
    firstWait = Math.min(asked, learned == 0 ? Math.max(1, asked / FIRST) : learned);
    return firstWait;
  }

  @Override
  public void done(long waited) {
    if (trust.lost || waited == 0) {
      return;
    }
    if (learned == 0) {
      learned = waited;
    } else if (waited > firstWait) {
      // Each time that less was not enough, the next try is put off for longer.
      beforeLess = enough == 0 ? Math.min(MOST_BEFORE_LESS, 2 * beforeLess) : beforeLess;
      tooShortOnce = true;
      learned = waited;
      enough = 0;
    } else if (!tooShortOnce) {
      learned = Math.max(1, learned - Math.max(1, learned / DESCENT));
    } else if (++enough >= beforeLess) {
      learned = Math.max(1, learned - step());
      enough = 0;
    }
  }

  @Override
  public void refused() {
    trust.lost = true;
  }

  private long step() {
    return Math.max(1, learned / STEP);
  }
}
