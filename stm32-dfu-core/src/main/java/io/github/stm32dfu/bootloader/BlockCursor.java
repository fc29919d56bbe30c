package io.github.stm32dfu.bootloader;

/**
 * Where the next block of a running transfer goes, so that blocks in a row need one Set Address
 * Pointer. AN3156 has address = pointer + (wBlockNum - 2) x wTransferSize and leaves open whether
 * that is the device's constant or the length of this request: only full blocks advance a cursor.
 */
final class BlockCursor {
  /** wBlockNum 0 is for commands and 1 is reserved (AN3156, section 5). */
  static final int FIRST_BLOCK = 2;

  private static final int LAST_BLOCK = 0xFFFF;

  private enum Direction {
    NONE,
    WRITE,
    READ
  }

  private Direction direction = Direction.NONE;
  private long nextAddress;
  private int nextBlock;

  void startWriting(long address) {
    start(Direction.WRITE, address);
  }

  void startReading(long address) {
    start(Direction.READ, address);
  }

  boolean writesAt(long address) {
    return continues(Direction.WRITE, address);
  }

  boolean readsAt(long address) {
    return continues(Direction.READ, address);
  }

  /** {@return the block number at which the cursor stands} */
  int wBlockNum() {
    return nextBlock;
  }

  /** Moves past a full block. */
  void advance(int transferSize) {
    nextAddress += transferSize;
    nextBlock++;
  }

  /** Forgets: whoever comes next sets the address pointer. */
  void clear() {
    direction = Direction.NONE;
  }

  private void start(Direction towards, long address) {
    direction = towards;
    nextAddress = address;
    nextBlock = FIRST_BLOCK;
  }

  private boolean continues(Direction towards, long address) {
    return direction == towards && nextAddress == address && nextBlock <= LAST_BLOCK;
  }
}
