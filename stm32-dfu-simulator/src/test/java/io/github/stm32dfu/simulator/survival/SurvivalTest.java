package io.github.stm32dfu.simulator.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.survival.Scene.Change;
import io.github.stm32dfu.simulator.survival.Scene.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can hit an update, wherever it can hit it, once. */
class SurvivalTest {
  private static final FlashGeometry SMALL = new FlashGeometry(16, 2048);
  private static final FlashGeometry REAL = new FlashGeometry(128, 2048);

  /**
   * Of every transfer of the real part each harm hits one in so many; the first of a page differs.
   */
  private static final int STRIDE = 23;

  static Stream<Scene> scenes() {
    FlashGeometry geometry = Reach.now() == Reach.VERIFY ? SMALL : REAL;
    return Stream.of(
        new Scene(geometry, Start.PLAIN, Change.EVERY_PAGE),
        new Scene(geometry, Start.PLAIN, Change.ONE_PAGE),
        new Scene(geometry, Start.STUB, Change.EVERY_PAGE));
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void anythingAtAnyTransfer(Scene scene) {
    int stride = Reach.now() == Reach.PROOF ? STRIDE : 1;
    Trial.Extent extent = Trial.undisturbed(scene);
    List<Case> cases = new ArrayList<>();
    int first = 0;
    for (Harm harm : Harm.values()) {
      if (harm.hitsTransfer() || harm == Harm.HOST_KILLED) {
        for (long at = first++ % stride; at < extent.of(harm); at += stride) {
          cases.add(Case.of(scene, new Blow(harm, at)));
        }
      }
    }
    Tally tally = tally(cases);
    System.out.println(
        "any harm at "
            + (stride == 1 ? "any" : "every " + stride + "rd")
            + " of "
            + extent.transfers()
            + " transfers, "
            + scene
            + ", "
            + tally);
    assertNeedsBoot0OnlyWithoutStub(scene, tally);
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void thePowerFailsAtAnyHalfWord(Scene scene) {
    Trial.Extent extent = Trial.undisturbed(scene);
    List<Case> cases =
        Stream.of(Harm.CUT_BEFORE_PULSE, Harm.CUT_IN_PULSE, Harm.CUT_AFTER_PULSE)
            .flatMap(
                harm ->
                    LongStream.range(0, extent.pulses())
                        .mapToObj(at -> Case.of(scene, new Blow(harm, at))))
            .toList();
    Tally tally = tally(cases);
    System.out.println(
        "power cut at any of " + extent.pulses() + " pulses, " + scene + ", " + tally);
    assertNeedsBoot0OnlyWithoutStub(scene, tally);
  }

  static Stream<Scene> tiny() {
    return Stream.of(
        new Scene(new FlashGeometry(5, 256), Start.PLAIN, Change.EVERY_PAGE),
        new Scene(new FlashGeometry(6, 512), Start.PLAIN, Change.ONE_PAGE),
        new Scene(new FlashGeometry(18, 256), Start.STUB, Change.EVERY_PAGE));
  }

  private static Tally tally(List<Case> cases) {
    Tally tally = new Tally();
    cases.parallelStream().forEach(one -> tally.add(one.run()));
    assertThat(tally.all()).isEqualTo(cases.size());
    return tally;
  }

  /** Without the stub it takes a cut while the page with the vector table is open. */
  private static void assertNeedsBoot0OnlyWithoutStub(Scene scene, Tally tally) {
    if (scene.start() == Start.STUB) {
      assertThat(tally.of(Outcome.NEEDS_BOOT0)).isZero();
      assertThat(tally.of(Outcome.IN_THE_BOOTLOADER)).isPositive();
    } else {
      assertThat(tally.of(Outcome.NEEDS_BOOT0)).isPositive();
    }
  }

  @Test
  void everyHarmIsOneOfThese() {
    assertThat(Arrays.stream(Harm.values()).filter(Harm::hitsTransfer)).hasSize(16);
  }
}
