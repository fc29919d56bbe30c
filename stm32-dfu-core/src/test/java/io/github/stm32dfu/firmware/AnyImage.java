package io.github.stm32dfu.firmware;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Images and their parts, near the addresses where readers and writers have edges. */
final class AnyImage {
  private static final long[] NEIGHBOURHOODS = {
    0, 0xFF80, 0x0800_0000, 0x0800_FF80, 0x1FFF_F800, 0xFFFF_FE00L
  };

  private AnyImage() {}

  /** Parts that may touch and overlap, and agree on every byte. */
  static Arbitrary<List<Segment>> agreeingParts() {
    return Arbitraries.integers()
        .between(0, 255)
        .flatMap(seed -> part(seed).list().ofMaxSize(12))
        .withoutEdgeCases();
  }

  /** Parts of which some hold different bytes for one address. */
  static Arbitrary<List<Segment>> anyParts() {
    return Arbitraries.integers()
        .between(0, 1)
        .flatMap(AnyImage::part)
        .list()
        .ofMaxSize(8)
        .withoutEdgeCases();
  }

  static Arbitrary<FirmwareImage> any() {
    return agreeingParts().map(AnyImage::image);
  }

  /** Images without wide gaps. */
  static Arbitrary<FirmwareImage> compact() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 255), Arbitraries.of(0L, 0x0800_0000L, 0xFFFF_F000L))
        .flatAs((seed, base) -> part(seed, Arbitraries.just(base)).list().ofMinSize(1).ofMaxSize(6))
        .map(AnyImage::image)
        .withoutEdgeCases();
  }

  static FirmwareImage image(List<Segment> parts) {
    try {
      return FirmwareImage.of(parts);
    } catch (OverlapException overlap) {
      throw new IllegalArgumentException(overlap);
    }
  }

  private static Arbitrary<Segment> part(int seed) {
    Arbitrary<Long> bases =
        Arbitraries.integers()
            .between(0, NEIGHBOURHOODS.length - 1)
            .map(index -> NEIGHBOURHOODS[index]);
    return part(seed, bases);
  }

  private static Arbitrary<Segment> part(int seed, Arbitrary<Long> bases) {
    Arbitrary<Integer> offsets = Arbitraries.integers().between(0, 300);
    Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 200);
    return Combinators.combine(bases, offsets, sizes)
        .as((base, offset, size) -> part(base + offset, size, seed));
  }

  private static Segment part(long address, int size, int seed) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) ((address + i) * 0x9E37_79B9L >> 16 ^ seed);
    }
    return Segment.copyOf(address, bytes);
  }
}
