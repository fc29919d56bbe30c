package io.github.stm32dfu.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A range behaves as the set of its addresses. */
class AddressRangePropertyTest {
  @Provide
  Arbitrary<AddressRange> ranges() {
    return AnyLayout.ranges();
  }

  /** Ranges within a few addresses, so that they meet in every way. */
  @Provide
  Arbitrary<AddressRange> small() {
    Arbitrary<Long> ends = Arbitraries.longs().between(0, 12);
    return Combinators.combine(ends, ends)
        .as((a, b) -> new AddressRange(Math.min(a, b), Math.max(a, b)));
  }

  @Property
  void setOperationsAreThoseOfSets(
      @ForAll("small") AddressRange left, @ForAll("small") AddressRange right) {
    List<Long> common = addresses(left).stream().filter(addresses(right)::contains).toList();
    assertThat(addresses(left.intersection(right))).isEqualTo(common);
    assertThat(left.overlaps(right)).isEqualTo(!common.isEmpty());
    if (!right.isEmpty()) {
      assertThat(left.contains(right)).isEqualTo(addresses(left).containsAll(addresses(right)));
    }
  }

  @Property
  void orderIsByStartThenByEnd(
      @ForAll("small") AddressRange left, @ForAll("small") AddressRange right) {
    int expected =
        left.start() != right.start()
            ? Long.compare(left.start(), right.start())
            : Long.compare(left.size(), right.size());
    assertThat(Integer.signum(left.compareTo(right))).isEqualTo(expected);
    assertThat(left.compareTo(right) == 0).isEqualTo(left.equals(right));
  }

  @Property
  void anIntersectionIsWithinBothOrEmpty(
      @ForAll("ranges") AddressRange left, @ForAll("ranges") AddressRange right) {
    AddressRange common = left.intersection(right);
    assertThat(common).isEqualTo(right.intersection(left));
    assertThat(common.isEmpty() || (left.contains(common) && right.contains(common))).isTrue();
    assertThat(left.overlaps(right)).isEqualTo(!common.isEmpty());
  }

  @Property
  void addressesAreCheckedAtTheEdges(@ForAll("ranges") AddressRange range) {
    assertThat(range.size()).isEqualTo(range.endExclusive() - range.start());
    assertThat(range.contains(range.endExclusive())).isFalse();
    assertThat(range.contains(range.start())).isEqualTo(!range.isEmpty());
    assertThat(range.contains(range.endExclusive() - 1)).isEqualTo(!range.isEmpty());
    assertThat(AddressRange.ofLength(range.start(), range.size())).isEqualTo(range);
  }

  @Property
  void onlyLengthsWithin32BitsExist(@ForAll long start, @ForAll long length) {
    boolean possible =
        0 <= start
            && 0 <= length
            && start <= AddressRange.SPACE_END
            && length <= AddressRange.SPACE_END - start;
    if (possible) {
      assertThat(AddressRange.ofLength(start, length).size()).isEqualTo(length);
    } else {
      assertThatThrownBy(() -> AddressRange.ofLength(start, length))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property
  void onlyRangesOf32BitAddressesExist(@ForAll long start, @ForAll long end) {
    boolean possible = 0 <= start && start <= end && end <= AddressRange.SPACE_END;
    if (possible) {
      assertThat(new AddressRange(start, end).size()).isEqualTo(end - start);
    } else {
      assertThatThrownBy(() -> new AddressRange(start, end))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<Long> addresses(AddressRange range) {
    return LongStream.range(range.start(), range.endExclusive()).boxed().toList();
  }
}
