package io.github.stm32dfu.simulator.reading;

import java.util.List;

/** What a board says in bwPollTimeout. No log of a real F373 was ever published. */
@FunctionalInterface
public interface PollTimes {
  /**
   * {@return bwPollTimeout in milliseconds, 0 to 0xFFFFFF}
   *
   * @param work that has begun
   */
  int millis(PolledWork work);

  /** {@return the time that the work really takes, rounded up} */
  static PollTimes physical() {
    return work -> (int) ((work.remaining().toNanos() + 999_999) / 1_000_000);
  }

  /** {@return 104 ms for Set Address and writes, 100 ms for all else, as F401's ROM and GD32 do} */
  static PollTimes otherRoms() {
    return work ->
        switch (work.kind()) {
          case SET_ADDRESS, WRITE, WRITE_OPTIONS -> 104;
          case ERASE_PAGE, MASS_ERASE, READ_UNPROTECT, OTHER -> 100;
        };
  }

  /**
   * {@return given times, one for each work in turn; the last one for all that follow}
   *
   * @param millis at least one value
   */
  static PollTimes scripted(List<Integer> millis) {
    List<Integer> script = List.copyOf(millis);
    if (script.isEmpty()) {
      throw new IllegalArgumentException("a script has at least one time");
    }
    return work -> script.get((int) Math.min(work.number(), script.size() - 1));
  }
}
