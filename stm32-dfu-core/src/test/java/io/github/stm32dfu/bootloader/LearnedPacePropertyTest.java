package io.github.stm32dfu.bootloader;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LearnedPacePropertyTest {
  /** {@return the questions that it took until a device was done} */
  private static int operation(LearnedPace pace, long asked, long takes) {
    long waited = 0;
    int questions = 0;
    while (waited < takes) {
      long millis = pace.millis(asked, waited);
      assertThat(millis).isBetween(1L, asked);
      waited += millis;
      questions++;
    }
    pace.done(waited);
    return questions;
  }

  @Property
  void soonItWaitsAboutAsLongAsItTakes(
      @ForAll @IntRange(min = 1, max = 200) int takes, @ForAll @IntRange(max = 300) int more) {
    LearnedPace pace = new LearnedPace(new LearnedPace.Trust());
    for (int i = 0; i < 64; i++) {
      operation(pace, takes + more, takes);
    }

    long waited = pace.millis(takes + more, 0);
    assertThat(waited).isBetween(takes * 9L / 10, takes * 5L / 4 + 2);
  }

  @Property
  void itSeldomAsksInVain(
      @ForAll @IntRange(min = 1, max = 200) int takes, @ForAll @IntRange(max = 300) int more) {
    LearnedPace pace = new LearnedPace(new LearnedPace.Trust());
    operation(pace, takes + more, takes);
    int questions = 0;
    for (int i = 0; i < 128; i++) {
      questions += operation(pace, takes + more, takes);
    }

    assertThat(questions).isLessThan(128 + 40);
  }

  @Property
  void onceRefusedItWaitsForGoodAsLongAsItIsAsked(
      @ForAll @IntRange(min = 1, max = 200) int takes,
      @ForAll @IntRange(min = 1, max = 300) int asked) {
    LearnedPace.Trust trust = new LearnedPace.Trust();
    LearnedPace pace = new LearnedPace(trust);
    operation(pace, asked, takes);
    new LearnedPace(trust).refused();

    assertThat(pace.millis(asked, 0)).isEqualTo(asked);
    assertThat(pace.millis(asked, asked)).isEqualTo(asked);
  }
}
