package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.memory.AddressRange;
import java.util.List;
import java.util.zip.CRC32;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ImageTagPropertyTest {
  private static final long BASE = 0x0800_0000;
  private static final int SIZE = 400;

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars('é', '温')
        .ofMinLength(1)
        .ofMaxLength(8);
  }

  @Property
  void aStampedImageHasAValidTag(
      @ForAll byte[] data,
      @ForAll @IntRange(max = (SIZE - 80) / 4) int place,
      @ForAll("texts") String product,
      @ForAll("texts") String version) {
    AddressRange covers = AddressRange.ofLength(BASE, SIZE);
    FirmwareImage image = image(data);
    FirmwareImage stamped =
        new TagStamp(BASE + place * 4L, covers, product, version).writeInto(image);
    ImageTag tag = ImageTag.find(stamped).orElseThrow();
    assertThat(tag.address()).isEqualTo(BASE + place * 4L);
    assertThat(tag.covers()).isEqualTo(covers);
    assertThat(tag.product()).isEqualTo(product);
    assertThat(tag.version()).isEqualTo(version);
    assertThat(tag.check(stamped)).isEqualTo(new TagCheck.Valid());
  }

  @Property
  void theCrcLeavesOutItsOwnBytesWhereverTheyAre(
      @ForAll byte[] data,
      @ForAll @IntRange(max = (SIZE - 80) / 4) int place,
      @ForAll @IntRange(max = SIZE - 1) int from,
      @ForAll @IntRange(min = 1, max = SIZE) int length) {
    AddressRange covers = AddressRange.ofLength(BASE + from, Math.min(length, SIZE - from));
    FirmwareImage stamped =
        new TagStamp(BASE + place * 4L, covers, "p", "v").writeInto(image(data));
    byte[] bytes = stamped.segments().get(0).toByteArray();
    CRC32 expected = new CRC32();
    for (int i = from; i < covers.endExclusive() - BASE; i++) {
      int inTag = i - place * 4;
      if (inTag < 20 || inTag >= 24) {
        expected.update(bytes[i]);
      }
    }
    assertThat(ImageTag.find(stamped).orElseThrow().crc32()).isEqualTo(expected.getValue());
  }

  @Property
  void anyOtherByteMakesTheCrcWrong(
      @ForAll byte[] data,
      @ForAll @IntRange(max = (SIZE - 80) / 4) int place,
      @ForAll @IntRange(max = SIZE - 1) int changed) {
    FirmwareImage stamped =
        new TagStamp(BASE + place * 4L, AddressRange.ofLength(BASE, SIZE), "p", "v")
            .writeInto(image(data));
    ImageTag tag = ImageTag.find(stamped).orElseThrow();
    byte[] bytes = stamped.segments().get(0).toByteArray();
    bytes[changed] ^= 0x10;
    int inTag = changed - place * 4;
    boolean inCrc = inTag >= 20 && inTag < 24;
    TagCheck check = tag.check(FirmwareImage.of(BASE, bytes));
    if (inCrc) {
      assertThat(check).isEqualTo(new TagCheck.Valid());
    } else {
      assertThat(check).isInstanceOf(TagCheck.WrongCrc.class);
    }
  }

  @Property
  void damagedTagsAreReadOrIgnored(
      @ForAll List<@IntRange(max = 79) Integer> places, @ForAll byte value) {
    FirmwareImage stamped =
        new TagStamp(BASE, AddressRange.ofLength(BASE, SIZE), "p", "v")
            .writeInto(image(new byte[0]));
    byte[] bytes = stamped.segments().get(0).toByteArray();
    places.forEach(place -> bytes[place] = value);
    FirmwareImage damaged = FirmwareImage.of(BASE, bytes);
    ImageTag.find(damaged).ifPresent(tag -> assertThat(tag.check(damaged).text()).isNotBlank());
  }

  private static FirmwareImage image(byte[] data) {
    byte[] bytes = new byte[SIZE];
    System.arraycopy(data, 0, bytes, 0, Math.min(data.length, SIZE));
    return FirmwareImage.of(BASE, bytes);
  }
}
