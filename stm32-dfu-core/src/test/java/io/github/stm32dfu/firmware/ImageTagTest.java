package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.memory.AddressRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTagTest {
  private static final FirmwareImage EMPTY_FLASH = FirmwareImage.of(0x0800_0000, new byte[1024]);
  private static final AddressRange ALL = EMPTY_FLASH.span();

  private static FirmwareImage stamped() {
    return new TagStamp(0x0800_0100, ALL, "Thermostat", "1.4.2").writeInto(EMPTY_FLASH);
  }

  /** docs/image-tag.md promises these bytes to firmware authors. */
  @Test
  void theLayoutIsTheDocumentedOne() {
    byte[] tag = new byte[80];
    stamped().copyTo(AddressRange.ofLength(0x0800_0100, 80), tag);
    assertThat(tag).startsWith("STM32TAG".getBytes(StandardCharsets.US_ASCII));
    assertThat(LittleEndian.u16(tag, 8)).isEqualTo(1);
    assertThat(LittleEndian.u16(tag, 10)).isEqualTo(80);
    assertThat(LittleEndian.u32(tag, 12)).isEqualTo(0x0800_0000);
    assertThat(LittleEndian.u32(tag, 16)).isEqualTo(1024);
    assertThat(new String(tag, 24, 11, StandardCharsets.US_ASCII)).isEqualTo("Thermostat\0");
    assertThat(new String(tag, 56, 6, StandardCharsets.US_ASCII)).isEqualTo("1.4.2\0");
  }

  @Test
  void noTagIsFoundWhereThereIsNone() {
    assertThat(ImageTag.find(EMPTY_FLASH)).isEmpty();
    assertThat(ImageTag.find(FirmwareImage.of(0, new byte[0]))).isEmpty();
    assertThat(ImageTag.find(FirmwareImage.of(0, Arrays.copyOf(tagBytes(), 79)))).isEmpty();
    assertThat(ImageTag.find(FirmwareImage.of(2, tagBytes()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 10, 24, 25, 55, 56, 79})
  void aMagicBeforeImpossibleFieldsIsNoTag(int place) {
    assertThat(ImageTag.find(changed(tag -> tag[place] ^= (byte) 0x80))).isEmpty();
  }

  @Test
  void rangesAndTextsMustBePossible() {
    assertThat(ImageTag.find(changed(tag -> LittleEndian.put32(tag, 16, 0)))).isEmpty();
    assertThat(ImageTag.find(changed(tag -> LittleEndian.put32(tag, 16, 0xF800_0001L)))).isEmpty();
    assertThat(ImageTag.find(changed(tag -> LittleEndian.put32(tag, 16, 0xF800_0000L))))
        .isPresent();
    assertThat(ImageTag.find(changed(tag -> Arrays.fill(tag, 24, 56, (byte) 0)))).isEmpty();
    assertThat(ImageTag.find(changed(tag -> tag[26] = '\n'))).isEmpty();
    assertThat(ImageTag.find(changed(tag -> tag[26] = 0))).isEmpty();
  }

  @Test
  void theTagOfTheLargerPartSpeaksForTheImage() {
    AddressRange bootloader = AddressRange.ofLength(0x0800_0000, 256);
    AddressRange application = AddressRange.ofLength(0x0800_0100, 768);
    FirmwareImage both =
        new TagStamp(0x0800_0200, application, "app", "2")
            .writeInto(new TagStamp(0x0800_0010, bootloader, "boot", "1").writeInto(EMPTY_FLASH));
    assertThat(ImageTag.find(both).map(ImageTag::product)).hasValue("app");
  }

  @Test
  void aTagWhoseRangeIsNotHeldComesLast() {
    Segment claim =
        Segment.copyOf(0x0800_0010, changedTag(tag -> LittleEndian.put32(tag, 16, 0x10_0000)));
    FirmwareImage both = stamped().overlaidWith(claim);
    assertThat(ImageTag.find(both).map(ImageTag::address)).hasValue(0x0800_0100L);
    ImageTag greedy = ImageTag.find(EMPTY_FLASH.overlaidWith(claim)).orElseThrow();
    assertThat(greedy.check(EMPTY_FLASH))
        .isEqualTo(new TagCheck.Incomplete(AddressRange.ofLength(0x0800_0000, 0x10_0000)));
    assertThat(greedy.check(EMPTY_FLASH).text()).contains("0x08000000..0x08100000");
  }

  @Test
  void checksSayWhatTheyCompared() {
    ImageTag tag = ImageTag.find(stamped()).orElseThrow();
    assertThat(tag.check(stamped()).text()).isEqualTo("The image is what its tag says.");
    assertThat(tag.check(EMPTY_FLASH).text())
        .matches("The tag's CRC-32 is 0x[0-9A-F]{8}, the image has 0x[0-9A-F]{8}\\.");
    assertThat(tag).hasToString("Thermostat 1.4.2 (tag at 0x08000100)");
  }

  @Test
  void impossibleStampsAreProgrammingErrors() {
    assertRefused(() -> new TagStamp(2, ALL, "p", "v"));
    assertRefused(() -> new TagStamp(0, new AddressRange(0, 0), "p", "v"));
    assertRefused(() -> new TagStamp(0, ALL, "", "v"));
    assertRefused(() -> new TagStamp(0, ALL, "p".repeat(33), "v"));
    assertRefused(() -> new TagStamp(0, ALL, "p", "é".repeat(13)));
    assertRefused(() -> new TagStamp(0, ALL, "p", "v\n"));
    assertRefused(() -> new TagStamp(0, ALL, "p\0", "v"));
    AddressRange beyond = AddressRange.ofLength(0x0800_0000, 2048);
    assertRefused(() -> new TagStamp(0x0800_0000, beyond, "p", "v").writeInto(EMPTY_FLASH));
    assertThat(new TagStamp(0, ALL, "p".repeat(32), "é".repeat(12)).product()).hasSize(32);
  }

  private static void assertRefused(Runnable stamp) {
    assertThatThrownBy(stamp::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] tagBytes() {
    return changedTag(tag -> {});
  }

  private static byte[] changedTag(Consumer<byte[]> change) {
    byte[] tag = new byte[80];
    stamped().copyTo(AddressRange.ofLength(0x0800_0100, 80), tag);
    change.accept(tag);
    return tag;
  }

  private static FirmwareImage changed(Consumer<byte[]> change) {
    return FirmwareImage.of(0x0800_0100, changedTag(change));
  }

  @Test
  void noControlCharacterGetsOutOfATagOrIntoOne() {
    for (String control : List.of("\u001B[2J", "\u007F", "\u009B2J")) {
      assertThat(ImageTag.isProduct("Lamp" + control)).isFalse();
      assertThat(ImageTag.isVersion(control)).isFalse();
    }
    assertThat(ImageTag.isProduct("Lämp 漢")).isTrue();
    assertThat(ImageTag.isProduct("p".repeat(33))).isFalse();
    assertThat(ImageTag.isVersion("v".repeat(24))).isTrue();
    assertThat(ImageTag.isVersion("v".repeat(25))).isFalse();
  }
}
