package io.github.stm32dfu.bootloader;

/**
 * Where the next block of a running transfer goes, so that blocks in a row need one Set Address
 * Pointer. AN3156 has address = pointer + (wBlockNum - 2) x wTransferSize and leaves open whether
 * that is the device's constant or the length of this request: only full blocks advance a cursor.
 */
final class BlockCursor {
  /** wBlockNum 0 is for commands and 1 is reserved (AN3156, section 5). */
  private static final int FIRST_BLOCK = 2;

  private static final int LAST_BLOCK = 0xFFFF;

  private enum Direction {
    NONE,
    WRITE,
    READ
  }

  // Where a cursor stood before a block was sent.
  record Mark(Direction direction, long address, int wBlockNum) {}

  private Mark at = new Mark(Direction.NONE, 0, FIRST_BLOCK);

  void startWriting(long address) {
    at = new Mark(Direction.WRITE, address, FIRST_BLOCK);
  }

  void startReading(long address) {
    at = new Mark(Direction.READ, address, FIRST_BLOCK);
  }

  boolean writesAt(long address) {
    return continues(Direction.WRITE, address);
  }

  boolean readsAt(long address) {
    return continues(Direction.READ, address);
  }

  /** {@return the block number at which the cursor stands} */
  int wBlockNum() {
    return at.wBlockNum();
  }

  /** Forgets until a block got through: after a failure the pointer must be set anew. */
  Mark suspend() {
    Mark mark = at;
    clear();
    return mark;
  }

  /** Goes on after a full block. */
  void resume(Mark mark, int transferSize) {
    at = new Mark(mark.direction(), mark.address() + transferSize, mark.wBlockNum() + 1);
  }

  /** Forgets: whoever comes next sets the address pointer. */
  void clear() {
    at = new Mark(Direction.NONE, 0, FIRST_BLOCK);
  }

  private boolean continues(Direction direction, long address) {
    return at.direction() == direction && at.address() == address && at.wBlockNum() <= LAST_BLOCK;
  }
}
