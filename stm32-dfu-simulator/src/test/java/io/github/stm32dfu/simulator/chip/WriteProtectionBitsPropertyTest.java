package io.github.stm32dfu.simulator.chip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.WriteProtectionBits;
import io.github.stm32dfu.memory.AddressRange;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What the library reads in option bytes is what the part does. */
class WriteProtectionBitsPropertyTest {
  private static final AddressRange FLASH = AddressRange.ofLength(FlashGeometry.BASE, 128 * 2048);

  @Property
  void everyPageIsToldAsThePartTreatsIt(
      @ForAll @Size(max = 5) Set<@IntRange(max = 127) Integer> pages) {
    OptionBytes optionBytes = OptionBytes.factory().withWriteProtected(pages);

    for (int page = 0; page < 128; page++) {
      AddressRange range = AddressRange.ofLength(FLASH.start() + page * 2048L, 2048);
      assertThat(WriteProtectionBits.stm32f37x().protects(optionBytes.bytes(), FLASH, range))
          .as("page %s", page)
          .isEqualTo(optionBytes.isWriteProtected(page));
    }
  }

  @Property
  void chanceBytesAreTakenAsThePartTakesThem(@ForAll @Size(16) byte[] chance) {
    OptionBytes optionBytes = OptionBytes.of(chance);

    for (int page = 0; page < 128; page++) {
      AddressRange range = AddressRange.ofLength(FLASH.start() + page * 2048L, 2048);
      assertThat(WriteProtectionBits.stm32f37x().protects(chance, FLASH, range))
          .isEqualTo(optionBytes.isWriteProtected(page));
    }
  }
}
