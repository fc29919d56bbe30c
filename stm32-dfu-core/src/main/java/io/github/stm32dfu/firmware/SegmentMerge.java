package io.github.stm32dfu.firmware;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts pieces of data and joins those that touch or overlap. A piece costs a few words until it is
 * merged, however small it is, and its bytes are copied once.
 */
final class SegmentMerge {
  private byte[][] sources = new byte[8][];
  private long[] addresses = new long[8];
  private int[] froms = new int[8];
  private int[] tos = new int[8];
  private int count;

  /**
   * Adds one piece. One that continues the piece before it, in address and in source, costs
   * nothing.
   *
   * @param address of the first byte; all of them are within 32-bit addresses
   * @param source not changed before {@link #merge()}
   * @param from index of the first byte
   * @param to index after the last byte
   */
  void add(long address, byte[] source, int from, int to) {
    if (from == to) {
      return;
    }
    int last = count - 1;
    if (count > 0 && sources[last] == source && tos[last] == from && end(last) == address) {
      tos[last] = to;
      return;
    }
    if (count == addresses.length) {
      grow(count * 2);
    }
    sources[count] = source;
    addresses[count] = address;
    froms[count] = from;
    tos[count] = to;
    count++;
  }

  /** {@return how many segments the pieces will make} */
  int segmentCount() {
    int segments = 0;
    int[] order = order();
    for (int first = 0; first < count; first = groupEnd(order, first)) {
      segments++;
    }
    return segments;
  }

  /**
   * {@return the segments in rising order, with a gap between each two}
   *
   * @throws OverlapException where two pieces hold different bytes for one address
   */
  List<Segment> merge() throws OverlapException {
    List<Segment> merged = new ArrayList<>();
    int[] order = order();
    int first = 0;
    while (first < count) {
      int next = groupEnd(order, first);
      merged.add(join(order, first, next));
      first = next;
    }
    return List.copyOf(merged);
  }

  /** {@return the indexes of the pieces by address, equal addresses in the order they came} */
  private int[] order() {
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = addresses[i] << 31 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = (int) (keys[i] & 0x7FFF_FFFF);
    }
    return order;
  }

  /** {@return the index in the order after the last piece that hangs together with the first} */
  private int groupEnd(int[] order, int first) {
    long end = end(order[first]);
    int next = first + 1;
    while (next < count && addresses[order[next]] <= end) {
      end = Math.max(end, end(order[next]));
      next++;
    }
    return next;
  }

  private Segment join(int[] order, int first, int next) throws OverlapException {
    long start = addresses[order[first]];
    long end = start;
    for (int i = first; i < next; i++) {
      end = Math.max(end, end(order[i]));
    }
    byte[] joined = new byte[Math.toIntExact(end - start)];
    int filled = 0;
    for (int i = first; i < next; i++) {
      filled = Math.max(filled, place(order[i], start, joined, filled));
    }
    return Segment.owning(start, joined);
  }

  /**
   * Compares a piece with the bytes that are there already, and adds those that are not.
   *
   * @return the index after the piece
   */
  private int place(int piece, long start, byte[] joined, int filled) throws OverlapException {
    int from = (int) (addresses[piece] - start);
    int to = (int) (end(piece) - start);
    int known = Math.max(0, Math.min(to, filled) - from);
    int split = froms[piece] + known;
    int mismatch = Arrays.mismatch(joined, from, from + known, sources[piece], froms[piece], split);
    if (mismatch >= 0) {
      throw new OverlapException(addresses[piece] + mismatch);
    }
    System.arraycopy(sources[piece], split, joined, from + known, tos[piece] - split);
    return to;
  }

  private long end(int piece) {
    return addresses[piece] + (tos[piece] - froms[piece]);
  }

  private void grow(int capacity) {
    sources = Arrays.copyOf(sources, capacity);
    addresses = Arrays.copyOf(addresses, capacity);
    froms = Arrays.copyOf(froms, capacity);
    tos = Arrays.copyOf(tos, capacity);
  }
}
