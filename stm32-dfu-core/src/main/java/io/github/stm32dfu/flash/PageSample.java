package io.github.stm32dfu.flash;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Some pages that stand for many. Between two releases mostly every page differs, and to read a
 * whole flash only to learn that costs more than it can save. So a few pages tell: where not one of
 * them is as it shall be, all are taken for different. A page that is taken for different in error
 * is written once more than needed, and ends right all the same.
 */
final class PageSample {
  /** Reading these takes less than 1 % of the time that writing the flash of an F373 takes. */
  static final int SIZE = 16;

  /** Jumping to a page costs as much as reading two more: with fewer pages nothing is saved. */
  static final int FEWEST_PAGES = 4 * SIZE;

  /** Has no divisor in common with the size: the whole flash is looked at from the first jumps. */
  private static final int STRIDE = 5;

  /** Makes distances uneven: pages at equal ones would all miss what recurs as regularly. */
  private static final int SPREAD = 225;

  private final FirmwareImage image;
  private final List<AddressRange> pages;

  private PageSample(FirmwareImage image, List<AddressRange> pages) {
    this.image = image;
    this.pages = pages;
  }

  /**
   * {@return a sample, without pages where it would save nothing}
   *
   * @param image that covers all pages
   * @param pages to be represented, in rising order
   */
  static PageSample of(FirmwareImage image, List<AddressRange> pages) {
    List<AddressRange> picked = new ArrayList<>();
    for (int i = 0; i < SIZE && pages.size() >= FEWEST_PAGES; i++) {
      int part = i * STRIDE % SIZE;
      int from = part * pages.size() / SIZE;
      int size = (part + 1) * pages.size() / SIZE - from;
      int within = ((part * part * SPREAD & 0xFFFF) * size) >>> 16;
      picked.add(pages.get(from + within));
    }
    return new PageSample(image, List.copyOf(picked));
  }

  /** {@return whether all pages have to be compared: one of the sample is right already} */
  boolean isUndecided(DeviceContents known) {
    return pages.isEmpty() || pages.stream().anyMatch(page -> isRight(page, known));
  }

  /** {@return the page to look at next, if there is one} */
  Optional<AddressRange> next(DeviceContents known) {
    return pages.stream().filter(page -> known.read(page).isEmpty()).findFirst();
  }

  private boolean isRight(AddressRange page, DeviceContents known) {
    Optional<byte[]> seen = known.read(page);
    if (seen.isEmpty()) {
      return false;
    }
    byte[] wanted = new byte[(int) page.size()];
    image.copyTo(page, wanted);
    return Arrays.equals(wanted, seen.get());
  }
}
