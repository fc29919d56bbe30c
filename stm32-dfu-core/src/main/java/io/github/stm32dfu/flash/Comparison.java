package io.github.stm32dfu.flash;

import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/**
 * How far the reading before a plan got: block by block, and after each batch the draft is asked
 * whether it has to know more.
 */
final class Comparison {
  private final FlashDraft draft;
  private final int blockSize;
  private final long total;
  private final Map<Long, byte[]> pieces = new TreeMap<>();
  private final Queue<AddressRange> batch = new ArrayDeque<>();
  private long done;
  private int at;

  Comparison(FlashDraft draft, int blockSize) {
    this.draft = draft;
    this.blockSize = blockSize;
    this.total = draft.reads().stream().mapToLong(AddressRange::size).sum();
    batch.addAll(draft.reads(DeviceContents.unknown()));
  }

  /** {@return the block to be read next; none once enough is known} */
  Optional<AddressRange> next() {
    AddressRange range = batch.peek();
    if (range == null) {
      return Optional.empty();
    }
    long length = Math.min(blockSize, range.size() - at);
    return Optional.of(AddressRange.ofLength(range.start() + at, length));
  }

  /** Takes the bytes of the block that came next, and tells how far that is. */
  FlashEvent.Comparing read(byte[] block) {
    AddressRange range = batch.element();
    byte[] piece = pieces.computeIfAbsent(range.start(), start -> new byte[(int) range.size()]);
    System.arraycopy(block, 0, piece, at, block.length);
    done += block.length;
    at += block.length;
    if (at == piece.length) {
      at = 0;
      batch.remove();
    }
    if (batch.isEmpty()) {
      batch.addAll(draft.reads(contents()));
    }
    // What needs no reading is done with.
    return new FlashEvent.Comparing(batch.isEmpty() ? total : done, total);
  }

  /** {@return what was read} */
  DeviceContents contents() {
    return DeviceContents.of(pieces);
  }
}
