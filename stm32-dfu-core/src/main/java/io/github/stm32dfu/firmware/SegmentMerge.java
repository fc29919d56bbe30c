package io.github.stm32dfu.firmware;

import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Sorts segments and joins those that touch or overlap, each byte copied at most once. */
final class SegmentMerge {
  private SegmentMerge() {}

  static List<Segment> merge(Collection<Segment> parts) throws OverlapException {
    List<Segment> sorted = new ArrayList<>(parts);
    sorted.removeIf(segment -> segment.size() == 0);
    sorted.sort(Comparator.comparingLong(Segment::address));
    List<Segment> merged = new ArrayList<>();
    int first = 0;
    while (first < sorted.size()) {
      long end = sorted.get(first).range().endExclusive();
      int next = first + 1;
      while (next < sorted.size() && sorted.get(next).address() <= end) {
        end = Math.max(end, sorted.get(next).range().endExclusive());
        next++;
      }
      merged.add(next == first + 1 ? sorted.get(first) : join(sorted.subList(first, next), end));
      first = next;
    }
    return List.copyOf(merged);
  }

  private static Segment join(List<Segment> group, long end) throws OverlapException {
    long start = group.get(0).address();
    byte[] joined = new byte[(int) (end - start)];
    long filled = start;
    for (Segment segment : group) {
      AddressRange known =
          segment.range().intersection(new AddressRange(start, Math.max(start, filled)));
      for (long address = known.start(); address < known.endExclusive(); address++) {
        if (joined[(int) (address - start)]
            != segment.bytes()[(int) (address - segment.address())]) {
          throw new OverlapException(address);
        }
      }
      AddressRange fresh = segment.range().intersection(new AddressRange(filled, end));
      segment.copyTo(fresh, joined, (int) (fresh.start() - start));
      filled = Math.max(filled, segment.range().endExclusive());
    }
    return Segment.owning(start, joined);
  }
}
