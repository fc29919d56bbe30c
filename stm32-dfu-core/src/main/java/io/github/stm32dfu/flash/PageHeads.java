package io.github.stm32dfu.flash;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Pages that are compared by their first bytes, and read on only where that is right. Where a page
 * takes many transfers, as over a serial line (AN3155: 256 bytes at once), most pages that differ
 * are known to by a few bytes.
 */
final class PageHeads {
  /** From so many transfers a page on, jumping to a page over USB pays as well. */
  private static final int FEWEST_TRANSFERS = 8;

  /** The frames around them take about as long: fewer bytes would save little. */
  private static final int HEAD = 32;

  private final FirmwareImage image;
  private final List<AddressRange> pages;
  private final int headSize;

  private PageHeads(FirmwareImage image, List<AddressRange> pages, int headSize) {
    this.image = image;
    this.pages = pages;
    this.headSize = headSize;
  }

  /**
   * {@return the heads of pages, none where a page is too few transfers long}
   *
   * @param image that covers all pages
   * @param pages to be compared, in rising order
   * @param transferSize most bytes of one transfer
   */
  static PageHeads of(FirmwareImage image, List<AddressRange> pages, int transferSize) {
    boolean pays = pages.stream().allMatch(page -> page.size() / FEWEST_TRANSFERS >= transferSize);
    return new PageHeads(
        image, pays ? List.copyOf(pages) : List.of(), Math.min(HEAD, transferSize));
  }

  /** {@return whether there are none} */
  boolean isEmpty() {
    return pages.isEmpty();
  }

  /** {@return what is to be read next, in rising order; nothing once each page is decided} */
  List<AddressRange> next(DeviceContents known) {
    List<AddressRange> next = new ArrayList<>();
    for (AddressRange page : pages) {
      next(page, known).ifPresent(next::add);
    }
    return next;
  }

  private Optional<AddressRange> next(AddressRange page, DeviceContents known) {
    AddressRange head = AddressRange.ofLength(page.start(), headSize);
    AddressRange rest = new AddressRange(head.endExclusive(), page.endExclusive());
    Optional<byte[]> seen = known.read(head);
    if (seen.isEmpty()) {
      return Optional.of(head);
    }
    return isRight(head, seen.get()) && known.read(rest).isEmpty()
        ? Optional.of(rest)
        : Optional.empty();
  }

  private boolean isRight(AddressRange head, byte[] seen) {
    byte[] wanted = new byte[headSize];
    image.copyTo(head, wanted);
    return Arrays.equals(wanted, seen);
  }
}
