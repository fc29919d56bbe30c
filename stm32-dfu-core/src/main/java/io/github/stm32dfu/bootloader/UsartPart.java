package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.memory.Sector;
import java.util.ArrayList;
import java.util.List;

/**
 * A part as its USART bootloader reaches it, which tells an id and no layout.
 *
 * @param profile of its ROM
 * @param memory flash first, its pages numbered from 0
 */
public record UsartPart(DeviceProfile profile, MemoryMap memory) {
  private static final int F373 = 0x432;

  /**
   * {@return the part with an id}
   *
   * @param id as Get ID gives it (AN2606)
   * @throws RefusedException for a part whose flash is not known here
   */
  public static UsartPart of(int id) throws DfuException {
    if (id != F373) {
      throw new RefusedException(
          Refusal.UNSUPPORTED,
          "the bootloader is that of part 0x"
              + Hex.digits(id, 3)
              + "; known is 0x432, an STM32F37x",
          Hint.NONE);
    }
    DeviceProfile profile = DeviceProfile.stm32f373();
    List<MemoryLayout> layouts = new ArrayList<>();
    for (String name : profile.builtInMemory()) {
      layouts.add(MemoryLayout.parse(name));
    }
    return new UsartPart(profile, new MemoryMap(layouts));
  }

  /** {@return the number of a page of the flash} */
  int page(Sector sector) {
    AddressRange flash = memory.regionAt(profile.flashBase()).orElseThrow();
    if (!flash.contains(sector.range())) {
      throw new IllegalArgumentException(sector + " is not of the flash");
    }
    int number = 0;
    for (long at = flash.start(); at < sector.start(); number++) {
      at += memory.sectorAt(at).orElseThrow().size();
    }
    return number;
  }
}
