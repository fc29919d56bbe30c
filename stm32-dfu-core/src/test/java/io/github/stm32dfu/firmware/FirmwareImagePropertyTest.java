package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.memory.AddressRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** An image behaves as a map from addresses to bytes. */
class FirmwareImagePropertyTest {
  @Provide
  Arbitrary<List<Segment>> anyParts() {
    return AnyImage.anyParts();
  }

  @Provide
  Arbitrary<FirmwareImage> images() {
    return AnyImage.any();
  }

  @Provide
  Arbitrary<FirmwareImage> compactImages() {
    return AnyImage.compact();
  }

  @Property
  void partsAreMergedOrRefusedAsTheMapSays(@ForAll("anyParts") List<Segment> parts)
      throws OverlapException {
    Optional<ByteMap> expected = ByteMap.ofParts(parts);
    if (expected.isEmpty()) {
      assertThatThrownBy(() -> FirmwareImage.of(parts)).isInstanceOf(OverlapException.class);
    } else {
      assertThat(ByteMap.of(FirmwareImage.of(parts))).isEqualTo(expected.get());
    }
  }

  @Property
  void theRefusedAddressHasTwoBytes(@ForAll("anyParts") List<Segment> parts) {
    try {
      FirmwareImage.of(parts);
    } catch (OverlapException overlap) {
      assertThat(
              parts.stream()
                  .filter(part -> part.range().contains(overlap.address()))
                  .map(part -> part.toByteArray()[(int) (overlap.address() - part.address())])
                  .distinct())
          .hasSizeGreaterThan(1);
    }
  }

  @Property
  void segmentsRiseWithGapsBetweenThem(@ForAll("images") FirmwareImage image) {
    List<Segment> segments = image.segments();
    for (int i = 1; i < segments.size(); i++) {
      assertThat(segments.get(i).address())
          .isGreaterThan(segments.get(i - 1).range().endExclusive());
    }
  }

  @Property
  void sizeAndSpanAreThoseOfTheMap(@ForAll("images") FirmwareImage image) {
    ByteMap map = ByteMap.of(image);
    assertThat(image.size()).isEqualTo(map.size());
    assertThat(image.isEmpty()).isEqualTo(map.isEmpty());
    assertThat(image.span())
        .isEqualTo(
            map.isEmpty()
                ? new AddressRange(0, 0)
                : new AddressRange(map.firstKey(), map.lastKey() + 1));
  }

  @Property
  void wordsCoverageAndCopiesAreThoseOfTheMap(
      @ForAll("compactImages") FirmwareImage image,
      @ForAll @IntRange(min = -8, max = 520) int offset,
      @ForAll @IntRange(max = 300) int length) {
    ByteMap map = ByteMap.of(image);
    long start = Math.max(0, image.span().start() + offset);
    AddressRange range = new AddressRange(start, Math.min(start + length, AddressRange.SPACE_END));
    byte[] seen = new byte[(int) range.size()];
    byte[] expected = seen.clone();
    long known = 0;
    for (int i = 0; i < expected.length; i++) {
      if (map.containsKey(start + i)) {
        expected[i] = map.get(start + i);
        known++;
      }
    }
    image.copyTo(range, seen);
    assertThat(seen).isEqualTo(expected);
    assertThat(image.covered(range).stream().mapToLong(AddressRange::size).sum()).isEqualTo(known);
    assertThat(image.covered(range))
        .allSatisfy(part -> assertThat(map).containsKeys(part.start(), part.endExclusive() - 1))
        .allSatisfy(part -> assertThat(part.isEmpty()).isFalse());
    assertThat(image.word(start)).isEqualTo(word(map, start));
  }

  private static OptionalLong word(ByteMap map, long address) {
    long word = 0;
    for (int i = 3; i >= 0; i--) {
      if (!map.containsKey(address + i)) {
        return OptionalLong.empty();
      }
      word = word << 8 | (map.get(address + i) & 0xFF);
    }
    return OptionalLong.of(word);
  }

  @Property
  void aPatchHidesWhatIsBelowIt(
      @ForAll("compactImages") FirmwareImage image,
      @ForAll @IntRange(min = -8, max = 520) int offset,
      @ForAll @IntRange(min = 1, max = 300) int length) {
    long start = Math.max(0, image.span().start() + offset);
    Segment patch = Segment.copyOf(start, new byte[length]);
    ByteMap expected = ByteMap.of(image);
    expected.putAll(ByteMap.ofAgreeing(List.of(patch)));
    assertThat(ByteMap.of(image.overlaidWith(patch))).isEqualTo(expected);
  }

  @Property
  void equalImagesComeFromPartsInAnyOrder(@ForAll("orders") List<List<Segment>> orders) {
    assertThat(AnyImage.image(orders.get(0)))
        .isEqualTo(AnyImage.image(orders.get(1)))
        .hasSameHashCodeAs(AnyImage.image(orders.get(1)));
  }

  @Provide
  Arbitrary<List<List<Segment>>> orders() {
    return AnyImage.agreeingParts()
        .flatMap(parts -> Arbitraries.shuffle(parts).map(shuffled -> List.of(parts, shuffled)));
  }
}
