package io.github.stm32dfu.simulator.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.survival.Scene.Change;
import io.github.stm32dfu.simulator.survival.Scene.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two harms, the second one while the first is being recovered from. */
class PairsTest {
  /** A repair asks, clears, aborts, sets the pointer, erases and writes: no more than this. */
  private static final int REPAIR = 12;

  static Stream<Scene> scenes() {
    Scene plain = new Scene(new FlashGeometry(4, 256), Start.PLAIN, Change.EVERY_PAGE);
    Scene stub = new Scene(new FlashGeometry(12, 256), Start.STUB, Change.EVERY_PAGE);
    return Reach.now() == Reach.VERIFY ? Stream.of(plain) : Stream.of(plain, stub);
  }

  /** The run goes on after the first. */
  @ParameterizedTest
  @MethodSource("scenes")
  void aSecondHarmWithinTheSameRun(Scene scene) {
    Trial.Extent extent = Trial.undisturbed(scene);
    List<Case> cases = new ArrayList<>();
    for (Harm first : Harm.values()) {
      for (long at = 0; first.passes() && at < extent.of(first); at++) {
        for (Harm second : Harm.values()) {
          for (long then = at + 1; second.hitsTransfer() && then <= at + REPAIR; then++) {
            cases.add(Case.of(scene, new Blow(first, at), new Blow(second, then)));
          }
        }
      }
    }
    Tally tally = new Tally();
    List<Case> tried = sample(cases);
    tried.parallelStream().forEach(one -> tally.add(one.run()));
    System.out.println(
        "two harms in one run, "
            + scene
            + ", "
            + tried.size()
            + " of "
            + cases.size()
            + ", "
            + tally);
    assertOutcomes(scene, tally);
  }

  /**
   * The run ended with the first. Where two first harms leave the same flash, the same journal and
   * the same program running, the second harm is tried after one of them and counts for both.
   */
  @ParameterizedTest
  @MethodSource("scenes")
  void aSecondHarmWhenTheRunIsMadeAgain(Scene scene) {
    Trial.Extent extent = Trial.undisturbed(scene);
    List<Case> firsts = new ArrayList<>();
    for (Harm first : Harm.values()) {
      for (long at = 0; at < extent.of(first); at++) {
        firsts.add(Case.of(scene, new Blow(first, at)));
      }
    }
    Map<String, List<Case>> byState =
        firsts.parallelStream()
            .collect(Collectors.groupingByConcurrent(PairsTest::stateAfter, Collectors.toList()));
    Tally tally = new Tally();
    long pairs = 0;
    List<Case> cases = new ArrayList<>();
    for (List<Case> same : new TreeMap<>(byState).values()) {
      Case one = same.stream().min((a, b) -> a.toString().compareTo(b.toString())).orElseThrow();
      Trial.Extent rest = restAfter(one);
      for (Harm second : Harm.values()) {
        pairs += rest.of(second) * same.size();
        for (long at = 0; at < rest.of(second); at++) {
          cases.add(one.then(new Blow(second, at)));
        }
      }
    }
    List<Case> tried = sample(cases);
    tried.parallelStream().forEach(one -> tally.add(one.run()));
    System.out.println(
        "a second harm in the second run, "
            + scene
            + ", "
            + pairs
            + " pairs in "
            + byState.size()
            + " states, "
            + tried.size()
            + " of "
            + cases.size()
            + ", "
            + tally);
    assertOutcomes(scene, tally);
  }

  /** {@return all cases, or in a build that everybody waits for one in so many} */
  private static List<Case> sample(List<Case> cases) {
    int stride = 1 + cases.size() / SAMPLE.get(Reach.now());
    List<Case> sample = new ArrayList<>();
    for (int i = 0; i < cases.size(); i += stride) {
      sample.add(cases.get(i));
    }
    return sample;
  }

  private static final Map<Reach, Integer> SAMPLE =
      Map.of(Reach.VERIFY, 3_000, Reach.PROOF, 20_000, Reach.NIGHT, Integer.MAX_VALUE);

  private static String stateAfter(Case first) {
    Trial trial = first.begin();
    trial.hit(first.runs().get(0));
    return trial.state();
  }

  private static Trial.Extent restAfter(Case first) {
    Trial trial = first.begin();
    trial.hit(first.runs().get(0));
    return trial.extent();
  }

  private static void assertOutcomes(Scene scene, Tally tally) {
    assertThat(Arrays.stream(Outcome.values()).filter(outcome -> tally.of(outcome) > 0))
        .hasSize(scene.start() == Start.STUB ? 3 : 4);
    if (scene.start() == Start.STUB) {
      assertThat(tally.of(Outcome.NEEDS_BOOT0)).isZero();
    }
  }
}
