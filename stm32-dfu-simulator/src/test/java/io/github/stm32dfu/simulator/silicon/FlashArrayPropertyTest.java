package io.github.stm32dfu.simulator.silicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FlashArrayPropertyTest {
  private static final FlashGeometry TINY = new FlashGeometry(4, 16);

  /** Program a half-word, or with a negative value erase the page that holds it. */
  record Step(int halfWord, int value) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> values = Arbitraries.of(-1, 0, 0xFFFF, 0x1234, 0xFF00, 0x8001);
    return Combinators.combine(Arbitraries.integers().between(0, 31), values)
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property
  void behavesAsHalfWordsThatAreErasedOrNot(@ForAll("steps") List<Step> steps) {
    FlashArray flash = new FlashArray(TINY);
    int[] model = new int[32];
    Arrays.fill(model, 0xFFFF);
    for (Step step : steps) {
      int at = step.halfWord();
      if (step.value() < 0) {
        flash.erase(at / 8);
        Arrays.fill(model, at / 8 * 8, at / 8 * 8 + 8, 0xFFFF);
      } else {
        boolean takes = model[at] == 0xFFFF || step.value() == 0;
        assertThat(flash.program(2 * at, step.value())).isEqualTo(takes);
        model[at] = takes ? step.value() : model[at];
      }
      assertThat(halfWords(flash)).isEqualTo(model);
    }
  }

  @Property
  void aTornEraseLeavesEachBitAsItWasOrErased(@ForAll byte[] contents, @ForAll long seed) {
    byte[] before = Arrays.copyOf(contents, 16);
    FlashArray flash = new FlashArray(TINY);
    flash.load(16, before);
    flash.tearErase(1, new Random(seed));
    byte[] after = flash.read(16, 16);
    for (int i = 0; i < 16; i++) {
      assertThat(after[i] & before[i]).isEqualTo(before[i]);
    }
    assertThat(flash.isTorn(1)).isTrue();
    assertThat(flash.torn().cardinality()).isEqualTo(1);
    flash.erase(1);
    assertThat(flash.isTorn(1)).isFalse();
  }

  @Property
  void aTornHalfWordHasItsOnesAndSomeOfItsZeros(
      @ForAll short wanted, @ForAll short before, @ForAll long seed) {
    int value = wanted & 0xFFFF;
    FlashArray flash = new FlashArray(TINY);
    flash.load(6, new byte[] {(byte) before, (byte) (before >> 8)});
    flash.tearProgram(6, value, new Random(seed));
    int after = halfWords(flash)[3];
    boolean takes = value == 0 || (before & 0xFFFF) == 0xFFFF;
    assertThat(flash.isTorn(0)).isEqualTo(takes);
    // Every bit is what it was or what it should become.
    int free = (before ^ value) & 0xFFFF;
    assertThat(after & ~free & 0xFFFF).isEqualTo(before & ~free & 0xFFFF);
    if (!takes) {
      assertThat(after).isEqualTo(before & 0xFFFF);
    }
  }

  private static int[] halfWords(FlashArray flash) {
    byte[] bytes = flash.read(0, TINY.size());
    int[] words = new int[bytes.length / 2];
    for (int i = 0; i < words.length; i++) {
      words[i] = (bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] & 0xFF) << 8;
    }
    return words;
  }
}
