package io.github.stm32dfu.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.MalformedLayoutException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MemoryLayoutPropertyTest {
  @Provide
  Arbitrary<MemoryLayout> layouts() {
    return AnyLayout.any();
  }

  /** Text from the grammar's own alphabet, which goes further into the parser than noise does. */
  @Provide
  Arbitrary<String> nearlyLayouts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "@",
            "/",
            "0x",
            "0X",
            "*",
            ",",
            " ",
            "B",
            "K",
            "M",
            "a",
            "e",
            "g",
            "h",
            "0",
            "1",
            "016",
            "999999",
            "08000000",
            "FFFFFFFF",
            "4294967296",
            "99999999999999999999",
            "Name",
            "\0",
            "@Internal Flash /0x08000000/128*0002Kg");
    return pieces.list().ofMaxSize(14).map(list -> String.join("", list));
  }

  @Property
  void aPrintedLayoutParsesToItself(@ForAll("layouts") MemoryLayout layout)
      throws MalformedLayoutException {
    assertThat(MemoryLayout.parse(layout.toString())).isEqualTo(layout);
  }

  @Property
  void everyAddressIsInTheSectorThatIsCountedOut(@ForAll("layouts") MemoryLayout layout) {
    for (MemoryRegion region : layout.regions()) {
      for (SectorRun run : region.runs()) {
        long last = run.start() + (run.count() - 1) * run.sectorSize();
        assertSector(layout, run, run.start());
        assertSector(layout, run, last);
      }
      long end = region.range().endExclusive();
      assertThat(region.sectorAt(end)).isEmpty();
      assertThat(region.sectorAt(region.range().start() - 1)).isEmpty();
    }
  }

  private static void assertSector(MemoryLayout layout, SectorRun run, long start) {
    Optional<Sector> expected =
        Optional.of(new Sector(AddressRange.ofLength(start, run.sectorSize()), run.access()));
    assertThat(layout.sectorAt(start)).isEqualTo(expected);
    assertThat(layout.sectorAt(start + run.sectorSize() - 1)).isEqualTo(expected);
  }

  @Property
  void anyTextIsALayoutOrMalformed(@ForAll String text) {
    parseOrRefuse(text);
    parseOrRefuse("@" + text);
    parseOrRefuse("@Flash/0x08000000/" + text);
  }

  @Property(tries = 5000)
  void nearlyLayoutsAreLayoutsOrMalformed(@ForAll("nearlyLayouts") String text) {
    parseOrRefuse(text);
    parseOrRefuse("@Flash/0x08000000/01*" + text);
  }

  /** What is accepted also prints as a name that means the same. */
  private static void parseOrRefuse(String text) {
    MemoryLayout layout;
    try {
      layout = MemoryLayout.parse(text);
    } catch (MalformedLayoutException refused) {
      assertThat(refused).hasMessageContaining("position");
      return;
    }
    try {
      assertThat(MemoryLayout.parse(layout.toString())).isEqualTo(layout);
    } catch (MalformedLayoutException broken) {
      throw new AssertionError(layout.toString(), broken);
    }
  }
}
