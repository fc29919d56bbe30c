package io.github.stm32dfu.simulator.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.memory.MemoryRegion;
import io.github.stm32dfu.memory.Sector;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FlashGeometryTest {
  @Example
  void namesAreSpeltAsOnF303() {
    assertThat(FlashGeometry.F373_XC.alternateSettingName())
        .isEqualTo("@Internal Flash  /0x08000000/128*0002Kg");
    assertThat(FlashGeometry.F373_XB.alternateSettingName())
        .isEqualTo("@Internal Flash  /0x08000000/064*0002Kg");
    assertThat(new FlashGeometry(4, 64).alternateSettingName())
        .isEqualTo("@Internal Flash  /0x08000000/004*0064 g");
  }

  @Property(tries = 200)
  void theNameDescribesThePages(
      @ForAll @IntRange(min = 1, max = 1024) int pages,
      @ForAll @IntRange(min = 1, max = 512) int words)
      throws Exception {
    FlashGeometry geometry = new FlashGeometry(pages, 4 * words);
    MemoryLayout layout = MemoryLayout.parse(geometry.alternateSettingName());
    assertThat(layout.regions()).extracting(MemoryRegion::range).containsExactly(geometry.range());
    for (int page : new int[] {0, pages / 2, pages - 1}) {
      AddressRange range = geometry.page(page);
      assertThat(layout.sectorAt(range.endExclusive() - 1).map(Sector::range)).hasValue(range);
      assertThat(geometry.pageAt(range.start())).isEqualTo(page);
      assertThat(geometry.pageAt(range.endExclusive() - 1)).isEqualTo(page);
    }
  }

  @Example
  void whatIsNoFlashIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FlashGeometry(0, 64));
    assertThatIllegalArgumentException().isThrownBy(() -> new FlashGeometry(4, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> FlashGeometry.F373_XC.page(128));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlashGeometry.F373_XC.pageAt(0x0804_0000L));
  }
}
