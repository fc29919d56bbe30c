package io.github.stm32dfu.bootloader;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniqueIdTest {
  /** The check values of libopencm3 issue 760. */
  @Test
  void theF3FormComesFirstAndTheF2AndF4FormSecond() {
    assertThat(id("003B00415033570620333333").romSerials())
        .containsExactly("206E33742033", "206E33745033");
    assertThat(id("002D00303334510B32313533").romSerials())
        .containsExactly("325E35633231", "325E35633334");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "003B0041503357062033333", "003B0041503357062033333G", "STM32"})
  void anythingElseIsNoId(String text) {
    assertThat(UniqueId.parse(text)).isEmpty();
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll int word0, @ForAll int word1, @ForAll int word2) {
    UniqueId id = new UniqueId(word0, word1, word2);
    assertThat(UniqueId.parse(id.toString())).contains(id);
    assertThat(id.romSerials()).allMatch(serial -> serial.matches("[0-9A-F]{12}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FFFFFFFEFFFF", "STM32", "STM32FxSTM32"})
  void someSerialsSayNothing(String serial) {
    assertThat(UniqueId.isConstantSerial(serial)).isTrue();
    assertThat(UniqueId.isConstantSerial("2077345D2039")).isFalse();
  }

  private static UniqueId id(String text) {
    return UniqueId.parse(text).orElseThrow();
  }
}
