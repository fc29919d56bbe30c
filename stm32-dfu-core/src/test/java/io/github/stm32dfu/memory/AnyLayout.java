package io.github.stm32dfu.memory;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Layouts as bootloaders might advertise them. */
final class AnyLayout {
  private AnyLayout() {}

  /** The shape of a run, before it has an address. */
  private record Shape(long count, long sectorSize, Access access) {}

  static Arbitrary<AddressRange> ranges() {
    Arbitrary<Long> edges =
        Arbitraries.longs().between(0, AddressRange.SPACE_END).edgeCases(config -> {});
    Arbitrary<Long> near = Arbitraries.longs().between(0, 20);
    return Combinators.combine(Arbitraries.oneOf(edges, near), Arbitraries.oneOf(edges, near))
        .as((a, b) -> new AddressRange(Math.min(a, b), Math.max(a, b)));
  }

  static Arbitrary<MemoryLayout> any() {
    Arbitrary<String> names =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .excludeChars('/')
            .ofMaxLength(20)
            .map(String::strip);
    return Combinators.combine(names, shapes().list().ofMinSize(1).ofMaxSize(3))
        .as(AnyLayout::layout);
  }

  private static Arbitrary<List<Shape>> shapes() {
    Arbitrary<Long> counts = Arbitraries.longs().between(1, 2000);
    Arbitrary<Long> sizes =
        Arbitraries.oneOf(
            Arbitraries.longs().between(1, 5000), Arbitraries.of(1024L, 2048L, 16_384L, 131_072L));
    return Combinators.combine(counts, sizes, Arbitraries.of(Access.class))
        .as(Shape::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** Each region begins in its own quarter of the address space, so that none overlap. */
  private static MemoryLayout layout(String name, List<List<Shape>> shapes) {
    List<MemoryRegion> regions = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      long start = (long) (shapes.size() - 1 - i) << 30;
      List<SectorRun> runs = new ArrayList<>();
      for (Shape shape : shapes.get(i)) {
        runs.add(new SectorRun(start, shape.count, shape.sectorSize, shape.access));
        start += shape.count * shape.sectorSize;
      }
      regions.add(new MemoryRegion(runs));
    }
    return new MemoryLayout(name, regions);
  }
}
