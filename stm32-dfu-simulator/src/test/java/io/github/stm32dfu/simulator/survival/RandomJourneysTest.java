package io.github.stm32dfu.simulator.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Stacks of harms over whole journeys of several boards; a seed replays each. */
class RandomJourneysTest {
  private static final Map<Reach, Integer> SEEDS =
      Map.of(Reach.VERIFY, 300, Reach.PROOF, 5_000, Reach.NIGHT, 500_000);

  @Test
  void noSeedLosesABoard() {
    Tally tally = new Tally();
    Optional<Long> only = Optional.ofNullable(Long.getLong("survival.seed"));
    LongStream seeds =
        only.map(LongStream::of).orElseGet(() -> LongStream.range(0, SEEDS.get(Reach.now())));
    seeds.parallel().forEach(seed -> run(seed, tally));
    System.out.println(
        "stacks of harms, "
            + only.map(seed -> 1).orElse(SEEDS.get(Reach.now()))
            + " seeds, "
            + tally);
    assertThat(tally.all()).isPositive();
  }

  private static void run(long seed, Tally tally) {
    RandomJourney journey = new RandomJourney(seed);
    try {
      journey.run().forEach(tally::add);
    } catch (AssertionError | RuntimeException lost) {
      throw new AssertionError(
          "replay with ./mvnw -pl stm32-dfu-simulator -am test -Dtest=RandomJourneysTest"
              + " -Dsurefire.failIfNoSpecifiedTests=false -Dsurvival.seed="
              + seed
              + "\n"
              + String.join("\n", journey.history()),
          lost);
    }
  }
}
