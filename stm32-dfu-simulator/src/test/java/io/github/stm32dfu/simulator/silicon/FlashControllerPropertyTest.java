package io.github.stm32dfu.simulator.silicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.fault.CutPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FlashControllerPropertyTest {
  private final List<String> done = new ArrayList<>();

  /** Notes what is done to it. */
  private Pulses noted(String name, int count, int millis) {
    return new Pulses() {
      @Override
      public int count() {
        return count;
      }

      @Override
      public Duration each() {
        return Duration.ofMillis(millis);
      }

      @Override
      public long address(int index) {
        return index;
      }

      @Override
      public boolean apply(int index) {
        done.add(name + index);
        return true;
      }

      @Override
      public void tear(int index, Random chance) {
        done.add("torn " + name + index);
      }
    };
  }

  @Property
  void aCutAtAnyTimeLeavesWhatWasDoneAndTearsWhatHadBegun(
      @ForAll @IntRange(max = 60) int cutAt,
      @ForAll @Size(max = 5) List<@IntRange(max = 20) Integer> looks) {
    done.clear();
    FlashController controller = new FlashController(new Random(0));
    controller.start(List.of(noted("a", 3, 10), noted("b", 2, 7)), Duration.ZERO);
    assertThat(controller.doneAt()).isEqualTo(Duration.ofMillis(44));
    int at = 0;
    for (int look : looks) {
      at = Math.min(cutAt, at + look);
      assertThat(controller.advance(Duration.ofMillis(at))).isEmpty();
      assertThat(controller.busy()).isEqualTo(at < 44);
      assertThat(controller.doneAt()).isEqualTo(Duration.ofMillis(44));
    }
    controller.advance(Duration.ofMillis(cutAt));
    controller.cut(Duration.ofMillis(cutAt));

    int[] ends = {10, 20, 30, 37, 44};
    String[] names = {"a0", "a1", "a2", "b0", "b1"};
    List<String> expected = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < ends.length; i++) {
      if (ends[i] <= cutAt) {
        expected.add(names[i]);
      } else if (start < cutAt) {
        expected.add("torn " + names[i]);
      }
      start = ends[i];
    }
    assertThat(done).isEqualTo(expected);
    assertThat(controller.begun()).isEqualTo(expected.size());
    assertThat(controller.busy()).isFalse();
  }

  @Property
  void aPlannedCutHitsItsPulse(@ForAll @IntRange(max = 9) int pulse, @ForAll CutPoint where) {
    done.clear();
    FlashController controller = new FlashController(new Random(0));
    controller.planCuts(number -> number == pulse ? Optional.of(where) : Optional.empty());
    Duration late = Duration.ofMillis(1000);
    controller.start(List.of(noted("a", 5, 10)), Duration.ZERO);
    Optional<Duration> first = controller.advance(late);
    controller.start(List.of(noted("b", 5, 10)), late);
    Optional<Duration> second = controller.advance(late.multipliedBy(2));

    List<String> names = new ArrayList<>(List.of("a0", "a1", "a2", "a3", "a4"));
    List<String> others = List.of("b0", "b1", "b2", "b3", "b4");
    boolean inFirst = pulse < 5;
    List<String> hit = inFirst ? names : new ArrayList<>(others);
    int at = pulse % 5;
    List<String> left = new ArrayList<>(hit.subList(0, where == CutPoint.AFTER ? at + 1 : at));
    if (where == CutPoint.DURING) {
      left.add("torn " + hit.get(at));
    }
    List<String> expected = new ArrayList<>(inFirst ? left : names);
    expected.addAll(inFirst ? others : left);
    assertThat(done).isEqualTo(expected);
    int offset =
        switch (where) {
          case BEFORE -> 0;
          case DURING -> 5;
          case AFTER -> 10;
        };
    Duration when = Duration.ofMillis((inFirst ? 0 : 1000) + 10L * at + offset);
    assertThat(inFirst ? first : second).hasValue(when);
    assertThat(inFirst ? second : first).isEmpty();
  }
}
