package io.github.stm32dfu.flash;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a device is read before a plan is made, and in which order. Whole pages of the image may
 * go unread where a sample of them tells that they differ, or their first block does.
 */
final class ReadOrder {
  private final List<AddressRange> all;
  private final List<AddressRange> needed;
  private final PageHeads heads;
  private final PageSample sample;

  /**
   * Orders the reading.
   *
   * @param image to be compared with
   * @param needed what a plan cannot be made without
   * @param whole other pages, which the image covers, in rising order
   * @param transferSize most bytes of one transfer
   */
  ReadOrder(
      FirmwareImage image, List<AddressRange> needed, List<AddressRange> whole, int transferSize) {
    this.all = Stream.concat(needed.stream(), whole.stream()).sorted().toList();
    this.needed = needed.stream().sorted().toList();
    this.heads = PageHeads.of(image, whole, transferSize);
    this.sample = PageSample.of(image, whole);
  }

  /** {@return everything that can be compared, in rising order} */
  List<AddressRange> all() {
    return joined(all);
  }

  /** {@return what is to be read next, in rising order; nothing once enough is known} */
  List<AddressRange> next(DeviceContents known) {
    if (!heads.isEmpty()) {
      Stream<AddressRange> first = unread(needed, known).stream();
      return joined(Stream.concat(first, heads.next(known).stream()).sorted().toList());
    }
    if (sample.isUndecided(known)) {
      return unread(all, known);
    }
    Optional<AddressRange> page = sample.next(known);
    return page.isPresent() ? List.of(page.get()) : unread(needed, known);
  }

  private static List<AddressRange> unread(List<AddressRange> ranges, DeviceContents known) {
    return joined(ranges.stream().filter(range -> known.read(range).isEmpty()).toList());
  }

  /** Neighbours are read in one go. */
  private static List<AddressRange> joined(List<AddressRange> ranges) {
    List<AddressRange> joined = new ArrayList<>();
    for (AddressRange next : ranges) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).endExclusive() == next.start()) {
        joined.set(last, new AddressRange(joined.get(last).start(), next.endExclusive()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}
