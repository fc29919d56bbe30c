package io.github.stm32dfu.flash;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.WriteProtectionBits;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.memory.AddressRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks a device, before its first page is erased, which pages it would leave as they are: its ROM
 * says that all went well even where a page is write protected (AN2662).
 */
final class ProtectionCheck {
  private final Bootloader bootloader;
  private final FlashTarget target;

  ProtectionCheck(Bootloader bootloader, FlashTarget target) {
    this.bootloader = bootloader;
    this.target = target;
  }

  /**
   * {@return the plan, perhaps with a warning that only reading back will tell}
   *
   * @throws RefusedException where a page would have to change that cannot
   */
  FlashPlan check(FlashPlan plan) throws DfuException {
    List<AddressRange> changed =
        plan.steps().stream()
            .filter(FlashStep.Erase.class::isInstance)
            .map(FlashStep::range)
            .filter(target.flash()::contains)
            .toList();
    Optional<WriteProtectionBits> bits = target.profile().writeProtection();
    if (changed.isEmpty() || bits.isEmpty() || !hasReadableOptionBytes()) {
      return plan;
    }
    byte[] optionBytes;
    try {
      optionBytes = bootloader.read(target.profile().optionBytes());
    } catch (DfuException unreadable) {
      if (!unreadable.isTransient()) {
        throw unreadable;
      }
      return plan.withWarning(
          "the option bytes cannot be read, so that write protection shows only when pages are read"
              + " back: "
              + unreadable.getMessage());
    }
    refuse(
        changed.stream()
            .filter(page -> bits.get().protects(optionBytes, target.flash(), page))
            .sorted()
            .toList());
    return plan;
  }

  private boolean hasReadableOptionBytes() {
    AddressRange optionBytes = target.profile().optionBytes();
    return target
        .memory()
        .sectorAt(optionBytes.start())
        .filter(sector -> sector.access().readable() && sector.range().contains(optionBytes))
        .isPresent();
  }

  private static void refuse(List<AddressRange> pages) throws RefusedException {
    if (!pages.isEmpty()) {
      throw new RefusedException(
          Refusal.WRITE_PROTECTED,
          (pages.size() == 1 ? "a page" : pages.size() + " pages")
              + " of those to be changed cannot be: "
              + pages.stream().map(AddressRange::toString).collect(Collectors.joining(", ")),
          Hint.WRITE_PROTECTED);
    }
  }
}
