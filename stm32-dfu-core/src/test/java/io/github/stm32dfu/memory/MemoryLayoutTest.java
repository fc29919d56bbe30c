package io.github.stm32dfu.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.MalformedLayoutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that devices in the field give to their memories. */
@Timeout(10)
class MemoryLayoutTest {
  @Test
  void theF373sFlashHas128PagesOf2KiB() throws MalformedLayoutException {
    MemoryLayout flash = MemoryLayout.parse("@Internal Flash  /0x08000000/128*0002Kg");
    assertThat(flash.name()).isEqualTo("Internal Flash");
    assertThat(flash.regions())
        .extracting(MemoryRegion::range)
        .containsExactly(new AddressRange(0x0800_0000, 0x0804_0000));
    assertThat(flash.sectorAt(0x0803_FFFF))
        .hasValue(new Sector(new AddressRange(0x0803_F800, 0x0804_0000), Access.READ_ERASE_WRITE));
    assertThat(flash.sectorAt(0x0804_0000)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Option Bytes  /0x1FFFF800/01*016 e            | 0x1FFFF800..0x1FFFF810",
        "@Option Bytes  /0x1FFFC000/01*016e             | 0x1FFFC000..0x1FFFC010",
        "@Device Feature/0xFFFF0000/01*004 g            | 0xFFFF0000..0xFFFF0004",
        "@Device Feature/0xFFFF0000/01*004 e            | 0xFFFF0000..0xFFFF0004",
        "@OTP Memory /0x1FFF7800/01*512 g,01*016 g      | 0x1FFF7800..0x1FFF7A10",
        "@Option byte   /0x1FFFF800/01*016 e            | 0x1FFFF800..0x1FFFF810",
        "@Internal Flash  /0x08000000/128*001Kg         | 0x08000000..0x08020000",
        "@Internal Flash  /0x08000000/06*002Kg,058*002Kg| 0x08000000..0x08020000",
        "@Internal Flash  /0x08000000/08*04Ka,1000*04Kg | 0x08000000..0x083F0000",
        "@Internal Flash  /0x8000000/8*1Kg              | 0x08000000..0x08002000",
        "@External Flash /0x90000000/1001*128Kg,3*128Kg,20*128Ka | 0x90000000..0x98000000",
        "@Internal Flash  /0x08000000/04*016Kg,01*064Kg,07*128Kg | 0x08000000..0x08100000",
        "@Big /0x00000000/1*1Mg,1*0512Bg                | 0x00000000..0x00100200",
        "@Whole/0x0/4096*1Mg                            | 0x00000000..0x100000000",
      })
  void namesFromTheFieldAreRead(String text, String range) throws MalformedLayoutException {
    assertThat(MemoryLayout.parse(text).regions())
        .singleElement()
        .extracting(region -> region.range().toString())
        .isEqualTo(range);
  }

  @Test
  void severalRegionsShareOneName() throws MalformedLayoutException {
    MemoryLayout options =
        MemoryLayout.parse("@Option Bytes   /0x1FFF7800/01*048 e/0x1FFFF800/01*048 e");
    assertThat(options.regions())
        .extracting(region -> region.range().start())
        .containsExactly(0x1FFF_7800L, 0x1FFF_F800L);
    assertThat(options.sectorAt(0x1FFF_F82F).map(Sector::access)).hasValue(Access.READ_WRITE);
  }

  @Test
  void paddingIsNoPartOfTheName() throws MalformedLayoutException {
    assertThat(MemoryLayout.parse("@Option Bytes  /0x1FFFC000/01*016e\0\0"))
        .isEqualTo(MemoryLayout.parse("@Option Bytes/0x1FFFC000/1*16 e"));
  }

  @ParameterizedTest
  @CsvSource({
    "a, READ",
    "b, ERASE",
    "c, READ_ERASE",
    "d, WRITE",
    "e, READ_WRITE",
    "f, ERASE_WRITE",
    "g, READ_ERASE_WRITE",
    "q, READ",
    "w, READ_ERASE_WRITE"
  })
  void theLowBitsOfTheLetterAreFlags(char letter, Access access) throws MalformedLayoutException {
    MemoryLayout layout = MemoryLayout.parse("@X/0x0/1*1K" + letter);
    assertThat(layout.sectorAt(0).map(Sector::access)).hasValue(access);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "Internal Flash /0x08000000/128*0002Kg",
        "@Truncated /0x1FFF0000",
        "@Truncated /0x1FFF0000/",
        "@Truncated /0x1FFF0000/1",
        "@Truncated /0x1FFF0000/1*",
        "@Truncated /0x1FFF0000/1*1K",
        "@Trailing comma/0x0/1*1Kg,",
        "@No sectors/0x0/00*1Kg",
        "@No size/0x0/1*0000Kg",
        "@No flags/0x0/1*1Kh",
        "@No letter/0x0/1*1K1",
        "@Past the end/0xFFFFF000/5*1Kg",
        "@Past the end/0xFFFFF000/4*1Kg,1*1 g",
        "@Past the end/0x100000000/1*1Kg",
        "@Past the end/0x123456789A/1*1Kg",
        "@Huge/0x0/1000000*0999999Mg",
        "@Huge/0x0/99999999999999999999*1Kg",
        "@Huge/0x0/1*4294967296Mg",
        "@Wrapped/0x0/1*17592186044417Mg",
        "@Overlap/0x0/2*1Kg/0x400/1*1Kg",
      })
  void everythingElseIsMalformed(String text) {
    assertThatThrownBy(() -> MemoryLayout.parse(text))
        .isInstanceOf(MalformedLayoutException.class)
        .hasMessageContaining("position");
  }

  @ParameterizedTest
  @CsvSource({"00*1K, 0 sectors of 1024 bytes", "1*0000K, 1 sectors of 0 bytes"})
  void emptyRunsAreNamed(String run, String reason) {
    assertThatThrownBy(() -> MemoryLayout.parse("@Flash/0x0/" + run + "g"))
        .hasMessageStartingWith("a run of " + reason);
  }

  @Test
  void aMillionSectorsCostNothing() throws MalformedLayoutException {
    MemoryLayout layout = MemoryLayout.parse("@Huge/0x0/1000000*4 g");
    assertThat(layout.sectorAt(3_999_999).map(Sector::start)).hasValue(3_999_996L);
    assertThat(layout).hasToString("@Huge /0x00000000/1000000*4 g");
  }

  @Test
  void manyRegionsAreReadInReasonableTime() throws MalformedLayoutException {
    StringBuilder text = new StringBuilder("@Many");
    for (int i = 20_000; i > 0; i--) {
      text.append("/0x").append(Hex.digits(i * 0x1_0000L, 8)).append("/1*1Kg,1*2Ka");
    }
    assertThat(MemoryLayout.parse(text.toString()).regions()).hasSize(20_000);
  }

  @Test
  void impossibleValuesAreProgrammingErrors() {
    assertThatThrownBy(() -> new MemoryLayout("x", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MemoryRegion(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    SectorRun run = new SectorRun(0, 1, 16, Access.READ);
    assertThatThrownBy(() -> new MemoryRegion(List.of(run, run)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> run.sectorAt(16)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Access.ofBits(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
