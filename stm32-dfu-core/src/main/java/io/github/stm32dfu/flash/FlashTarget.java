package io.github.stm32dfu.flash;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.Delivery;
import io.github.stm32dfu.bootloader.DeviceProfile;
import io.github.stm32dfu.bootloader.MemoryMap;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.Optional;

/**
 * What a plan has to know of a device.
 *
 * @param delivery how it takes firmware
 * @param memory that it can reach; nothing where it takes a stream
 * @param transferSize most bytes of one transfer, by which a stream is cut
 * @param profile of its kind
 * @param identity on USB; nothing on a serial line
 */
public record FlashTarget(
    Delivery delivery,
    MemoryMap memory,
    int transferSize,
    DeviceProfile profile,
    Optional<DfuIdentity> identity) {
  /**
   * {@return the target behind a bootloader}
   *
   * @param bootloader that is open
   */
  public static FlashTarget of(Bootloader bootloader) {
    return new FlashTarget(
        bootloader.delivery(),
        bootloader.memory(),
        bootloader.transferSize(),
        bootloader.profile(),
        bootloader.identity());
  }

  /** {@return the flash that the part starts from; empty where the device does not show it} */
  AddressRange flash() {
    long base = profile.flashBase();
    return memory.regionAt(base).orElse(new AddressRange(base, base));
  }

  /** {@return whether a sector holds the option bytes, by the profile or by the memory's name} */
  boolean isOptionBytes(AddressRange sector) {
    return profile.optionBytes().overlaps(sector)
        || memory.layouts().stream()
            .filter(layout -> layout.name().startsWith("Option "))
            .anyMatch(layout -> layout.sectorAt(sector.start()).isPresent());
  }
}
