package io.github.stm32dfu.bed;

import io.github.stm32dfu.simulator.reading.PollTimes;
import java.util.List;
import java.util.Random;

/**
 * What a board holds before it is flashed, and how long its ROM says that its work takes.
 *
 * @param name of the case
 * @param model of the ROM
 * @param pages that differ from the image, of 128
 * @param advertised most parts of dfu-util's time on this model that are aimed at, with the times
 *     that the ROM asks for
 * @param adaptive the same, with learned times
 */
record BenchmarkCase(String name, Model model, int pages, double advertised, double adaptive) {
  private static final int PAGE = 2048;

  /** What a ROM says in bwPollTimeout. */
  enum Model {
    /** The time that the work really takes. */
    TRUE("true poll times", PollTimes.physical()),
    /** 100 and 104 ms, as other ROMs of ST do. */
    LONG("100 and 104 ms", PollTimes.otherRoms());

    private final String text;
    private final PollTimes times;

    Model(String text, PollTimes times) {
      this.text = text;
      this.times = times;
    }

    PollTimes times() {
      return times;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static List<BenchmarkCase> all() {
    return List.of(
        new BenchmarkCase("full image over another", Model.TRUE, 128, 1.05, 0.92),
        new BenchmarkCase("identical", Model.TRUE, 0, 0.06, 0.06),
        new BenchmarkCase("one page differs", Model.TRUE, 1, 0.08, 0.08),
        new BenchmarkCase("20 % of the pages differ", Model.TRUE, 26, 0.30, 0.25),
        new BenchmarkCase("full image over another", Model.LONG, 128, 0.70, 0.32));
  }

  /** {@return what the board holds before: the image, but for as many pages as differ} */
  byte[] before(byte[] image, Random chance) {
    byte[] before = image.clone();
    int all = image.length / PAGE;
    // Never page 0 alone, which holds the vector table: it would be the cheapest one.
    chance
        .ints(pages == all ? 0 : 1, all)
        .distinct()
        .limit(pages)
        .forEach(
            page -> {
              byte[] other = new byte[PAGE];
              chance.nextBytes(other);
              System.arraycopy(other, 0, before, page * PAGE, PAGE);
            });
    return before;
  }
}
