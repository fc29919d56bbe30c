package io.github.stm32dfu.simulator.chip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.memory.Hex;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OptionBytesPropertyTest {
  @Example
  void factoryValuesAreOpen() {
    assertThat(Hex.bytes(OptionBytes.factory().bytes()))
        .isEqualTo("AA55FF00FF00FF00FF00FF00FF00FF00");
  }

  @Property
  void everyByteButTwoMeansLevel1(@ForAll byte rdp, @ForAll byte complement) {
    byte[] bytes = OptionBytes.factory().bytes();
    bytes[0] = rdp;
    bytes[1] = complement;
    ReadProtection expected =
        rdp == (byte) 0xAA && complement == 0x55
            ? ReadProtection.LEVEL_0
            : rdp == (byte) 0xCC && complement == 0x33
                ? ReadProtection.LEVEL_2
                : ReadProtection.LEVEL_1;
    assertThat(OptionBytes.of(bytes).readProtection()).isEqualTo(expected);
  }

  @Example
  void levelsCanBeSet() {
    for (ReadProtection level : ReadProtection.values()) {
      assertThat(OptionBytes.factory().with(level).readProtection()).isEqualTo(level);
    }
  }

  /** RM0313: bits 0 to 30 stand for two pages each, bit 31 for pages 62 to 127. */
  @Property
  void aBitProtectsTwoPagesAndTheLastBitAllTheRest(
      @ForAll Set<@IntRange(max = 127) Integer> pages) {
    OptionBytes options = OptionBytes.factory().withWriteProtected(pages);
    for (int page = 0; page < 128; page++) {
      int first = page < 62 ? page & ~1 : 62;
      int last = page < 62 ? page | 1 : 127;
      boolean expected = pages.stream().anyMatch(given -> first <= given && given <= last);
      assertThat(options.isWriteProtected(page)).as("page %d", page).isEqualTo(expected);
    }
    assertThat(options.readProtection()).isEqualTo(ReadProtection.LEVEL_0);
  }

  @Property
  void theWordIsActiveLow(@ForAll @IntRange(max = 31) int bit) {
    byte[] bytes = OptionBytes.factory().withWriteProtected(Set.of(2 * bit)).bytes();
    int word =
        (bytes[8] & 0xFF)
            | (bytes[10] & 0xFF) << 8
            | (bytes[12] & 0xFF) << 16
            | (bytes[14] & 0xFF) << 24;
    assertThat(word).isEqualTo(~(1 << bit));
  }

  @Example
  void aPairThatDoesNotMatchProtectsNothing() {
    byte[] bytes = OptionBytes.factory().withWriteProtected(Set.of(0)).bytes();
    bytes[9] = 0;
    assertThat(OptionBytes.of(bytes).isWriteProtected(0)).isFalse();
  }

  @Example
  void nBoot1CanBeCleared() {
    assertThat(OptionBytes.factory().nBoot1()).isTrue();
    assertThat(OptionBytes.factory().withoutNBoot1().nBoot1()).isFalse();
  }
}
