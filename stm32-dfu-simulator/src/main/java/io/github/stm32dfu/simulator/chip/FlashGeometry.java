package io.github.stm32dfu.simulator.chip;

import io.github.stm32dfu.memory.AddressRange;

/**
 * How the flash is cut into pages. Tests that try everything take a tiny one.
 *
 * @param pages number of pages, 1 to 1024
 * @param pageSize bytes in a page, a multiple of 4 up to 2048
 */
public record FlashGeometry(int pages, int pageSize) {
  /** First address of the flash. */
  public static final long BASE = 0x0800_0000L;

  /** STM32F373xC: 128 pages of 2 KB (RM0313, flash module organisation). */
  public static final FlashGeometry F373_XC = new FlashGeometry(128, 2048);

  /** STM32F373xB: 64 pages of 2 KB. */
  public static final FlashGeometry F373_XB = new FlashGeometry(64, 2048);

  /** STM32F373x8: 32 pages of 2 KB. */
  public static final FlashGeometry F373_X8 = new FlashGeometry(32, 2048);

  public FlashGeometry {
    if (pages < 1 || pages > 1024 || pageSize < 4 || pageSize > 2048 || pageSize % 4 != 0) {
      throw new IllegalArgumentException(
          "no flash of " + pages + " pages with " + pageSize + " bytes each");
    }
  }

  /** {@return the number of bytes} */
  public int size() {
    return pages * pageSize;
  }

  /** {@return all addresses of the flash} */
  public AddressRange range() {
    return AddressRange.ofLength(BASE, size());
  }

  /**
   * {@return the page that holds an address}
   *
   * @param address within {@link #range()}
   */
  public int pageAt(long address) {
    if (!range().contains(address)) {
      throw new IllegalArgumentException("not in flash: " + address);
    }
    return (int) ((address - BASE) / pageSize);
  }

  /**
   * {@return the addresses of a page}
   *
   * @param page 0 to {@code pages - 1}
   */
  public AddressRange page(int page) {
    if (page < 0 || page >= pages) {
      throw new IllegalArgumentException("no page " + page + " of " + pages);
    }
    return AddressRange.ofLength(BASE + (long) page * pageSize, pageSize);
  }

  /**
   * {@return the name of alternate setting 0 as the F303xC's ROM spells it, {@code @Internal Flash
   * /0x08000000/128*0002Kg}; the F373's own was never published}
   */
  public String alternateSettingName() {
    boolean kilobytes = pageSize % 1024 == 0;
    int unitSize = kilobytes ? pageSize / 1024 : pageSize;
    return "@Internal Flash  /0x08000000/"
        + padded(pages, 3)
        + "*"
        + padded(unitSize, 4)
        + (kilobytes ? "Kg" : " g");
  }

  private static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
