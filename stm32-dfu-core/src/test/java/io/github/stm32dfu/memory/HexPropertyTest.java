package io.github.stm32dfu.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HexPropertyTest {
  @Property(tries = 200)
  void bytesComeBackFromTheirDigits(@ForAll byte[] bytes) {
    String digits = Hex.bytes(bytes);

    assertThat(Hex.parse(digits)).get().isEqualTo(bytes);
    assertThat(Hex.parse(digits.toLowerCase(Locale.ROOT))).get().isEqualTo(bytes);
  }

  @Example
  void anythingElseIsNoHex() {
    for (String text : List.of("0", "000", "0g", "g0", " 0", "0 0", "-1", "0x", "１２")) {
      assertThat(Hex.parse(text)).as(text).isEmpty();
    }
    assertThat(Hex.parse("")).get().isEqualTo(new byte[0]);
  }
}
