package io.github.stm32dfu.firmware;

import io.github.stm32dfu.memory.AddressRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a device shall hold, free of any file format: segments in rising order that neither overlap
 * nor touch.
 */
public final class FirmwareImage {
  private final List<Segment> segments;

  private FirmwareImage(List<Segment> segments) {
    this.segments = segments;
  }

  /**
   * {@return an image of these bytes; segments that touch or overlap with equal bytes are merged}
   *
   * @param parts in any order
   * @throws OverlapException where two parts hold different bytes for one address
   */
  public static FirmwareImage of(Collection<Segment> parts) throws OverlapException {
    SegmentMerge merge = new SegmentMerge();
    for (Segment part : parts) {
      merge.add(part.address(), part.bytes(), 0, part.size());
    }
    return merged(merge);
  }

  static FirmwareImage merged(SegmentMerge pieces) throws OverlapException {
    return new FirmwareImage(pieces.merge());
  }

  /**
   * {@return an image of one segment}
   *
   * @param address of the first byte
   * @param bytes copied; none give an empty image
   */
  public static FirmwareImage of(long address, byte[] bytes) {
    return new FirmwareImage(
        bytes.length == 0 ? List.of() : List.of(Segment.copyOf(address, bytes)));
  }

  /** {@return the segments in rising order} */
  public List<Segment> segments() {
    return segments;
  }

  /** {@return whether there is no byte} */
  public boolean isEmpty() {
    return segments.isEmpty();
  }

  /** {@return the number of bytes in all segments} */
  public long size() {
    return segments.stream().mapToLong(Segment::size).sum();
  }

  /** {@return from the first to the last address, gaps included; 0..0 where empty} */
  public AddressRange span() {
    return isEmpty()
        ? new AddressRange(0, 0)
        : new AddressRange(
            segments.get(0).address(), segments.get(segments.size() - 1).range().endExclusive());
  }

  /**
   * {@return the parts of a range that this image has bytes for, in rising order}
   *
   * @param range any range
   */
  public List<AddressRange> covered(AddressRange range) {
    return segments.subList(firstEndingAfter(range.start()), segments.size()).stream()
        .takeWhile(segment -> segment.address() < range.endExclusive())
        .map(segment -> segment.range().intersection(range))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /**
   * Copies what this image has of a range, and leaves the rest of the target as it is.
   *
   * @param range as long as the target
   * @param target whose first byte stands for {@code range.start()}
   */
  public void copyTo(AddressRange range, byte[] target) {
    for (int i = firstEndingAfter(range.start()); i < segments.size(); i++) {
      AddressRange part = segments.get(i).range().intersection(range);
      if (part.isEmpty()) {
        return;
      }
      segments.get(i).copyTo(part, target, (int) (part.start() - range.start()));
    }
  }

  /**
   * {@return this image with other bytes wherever the patch has some}
   *
   * @param patch of any place, also where this image has nothing
   */
  public FirmwareImage overlaidWith(Segment patch) {
    AddressRange hidden = patch.range();
    SegmentMerge pieces = new SegmentMerge();
    pieces.add(patch.address(), patch.bytes(), 0, patch.size());
    for (Segment segment : segments) {
      long start = segment.address();
      int size = segment.size();
      int before = (int) Math.max(0, Math.min(size, hidden.start() - start));
      int after = (int) Math.max(0, Math.min(size, hidden.endExclusive() - start));
      pieces.add(start, segment.bytes(), 0, before);
      pieces.add(start + after, segment.bytes(), after, size);
    }
    try {
      return merged(pieces);
    } catch (OverlapException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** {@return the segment that holds all of a range, if one does} */
  Optional<Segment> segmentWith(AddressRange range) {
    int index = firstEndingAfter(range.start());
    return index < segments.size() && segments.get(index).range().contains(range)
        ? Optional.of(segments.get(index))
        : Optional.empty();
  }

  /**
   * {@return a 32-bit word in little-endian order, if all four bytes are there}
   *
   * @param address of its first byte
   */
  public OptionalLong word(long address) {
    if (address > AddressRange.SPACE_END - 4) {
      return OptionalLong.empty();
    }
    Optional<Segment> segment = segmentWith(AddressRange.ofLength(address, 4));
    return segment.isPresent()
        ? OptionalLong.of(
            LittleEndian.u32(segment.get().bytes(), (int) (address - segment.get().address())))
        : OptionalLong.empty();
  }

  private int firstEndingAfter(long address) {
    int low = 0;
    int high = segments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (segments.get(middle).range().endExclusive() <= address) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FirmwareImage that && segments.equals(that.segments);
  }

  @Override
  public int hashCode() {
    return segments.hashCode();
  }

  /** {@return the ranges of all segments} */
  @Override
  public String toString() {
    return segments.toString();
  }
}
