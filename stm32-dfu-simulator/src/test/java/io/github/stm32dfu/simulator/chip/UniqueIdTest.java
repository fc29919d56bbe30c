package io.github.stm32dfu.simulator.chip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.memory.Hex;
import org.junit.jupiter.api.Test;

class UniqueIdTest {
  @Test
  void theRomOfAnF3TakesTheTailFromWord2() {
    assertThat(new UniqueId(0x003B0041, 0x50335706, 0x20333333).romSerial())
        .isEqualTo("206E33742033");
  }

  @Test
  void theApplicationTakesTheTailFromWord1() {
    assertThat(new UniqueId(0x002D0030, 0x3334510B, 0x32313533).applicationSerial())
        .isEqualTo("325E35633334");
  }

  @Test
  void sumsWrapAt32Bits() {
    assertThat(new UniqueId(0xFFFFFFFF, 0, 0x00020003).romSerial()).isEqualTo("000200020002");
  }

  @Test
  void boardsOfOneLotCanShareASerial() {
    assertThat(new UniqueId(1, 2, 3).romSerial())
        .isEqualTo(new UniqueId(1, 0x70000, 3).romSerial());
  }

  @Test
  void bytesAreLittleEndianWords() {
    assertThat(Hex.bytes(new UniqueId(0x04030201, 0x08070605, 0x0C0B0A09).bytes()))
        .isEqualTo("0102030405060708090A0B0C");
  }
}
