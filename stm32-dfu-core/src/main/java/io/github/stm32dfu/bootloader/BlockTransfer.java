package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.DfuSeCommand;
import io.github.stm32dfu.protocol.Download.End;
import io.github.stm32dfu.protocol.Download.Expectation;
import io.github.stm32dfu.protocol.Operation;
import java.util.Arrays;

/**
 * Bytes to and from one memory of a DfuSe device, in blocks of the transfer size; blocks in a row
 * cost one Set Address Pointer together. A short block always has an address pointer of its own.
 *
 * <p>A block that cannot be read is read again. One that cannot be written is not sent again:
 * nobody knows how much of it is in the flash, which has to be erased first.
 */
final class BlockTransfer {
  private final DfuSession session;
  private final DeviceProfile profile;
  private final TransferLadder size;
  private final BlockCursor cursor = new BlockCursor();

  BlockTransfer(DfuSession session, DeviceProfile profile, TransferLadder size) {
    this.session = session;
    this.profile = profile;
    this.size = size;
  }

  /** Lets the next block set the address pointer anew. */
  void forgetPointer() {
    cursor.clear();
  }

  void setPointer(long address) throws DfuException {
    cursor.clear();
    session.command(
        new DfuSeCommand.SetAddressPointer(address), profile.limits().command(), Expectation.STAYS);
  }

  End write(long address, byte[] data, Expectation expectation) throws DfuException {
    End end = End.READY;
    int at = 0;
    while (at < data.length) {
      int stop = Math.min(data.length, at + size.used());
      end = writeBlock(address + at, Arrays.copyOfRange(data, at, stop), expectation);
      at = stop;
    }
    return end;
  }

  private End writeBlock(long address, byte[] block, Expectation expectation) throws DfuException {
    boolean full = size.isFull(block.length);
    if (!full || !cursor.writesAt(address)) {
      // Nothing is written yet: this much can be repeated.
      Attempts.run(() -> setPointer(address));
      cursor.startWriting(address);
    }
    int wBlockNum = cursor.wBlockNum();
    BlockCursor.Mark mark = cursor.suspend();
    Operation operation = Operation.dfuSe("Write at " + Hex.address(address));
    End end;
    try {
      end = session.write(operation, wBlockNum, block, expectation);
    } catch (DfuException failure) {
      throw size.failed(block.length, failure);
    }
    size.gotThrough(block.length);
    if (full) {
      cursor.resume(mark, block.length);
    }
    return end;
  }

  /**
   * Reads a range.
   *
   * @param range within the region
   * @param region of memory without gaps, past which nothing may be read
   */
  byte[] read(AddressRange range, AddressRange region) throws DfuException {
    byte[] data = new byte[(int) range.size()];
    Attempts attempts = new Attempts();
    int at = 0;
    while (at < data.length) {
      int length = Math.min(size.used(), data.length - at);
      AddressRange block = AddressRange.ofLength(range.start() + at, length);
      try {
        System.arraycopy(readBlock(block, region), 0, data, at, length);
        at += length;
        attempts = new Attempts();
      } catch (DfuException failure) {
        // Smaller blocks are something new to try.
        if (size.used() >= length) {
          attempts.failed(failure);
        }
      }
    }
    return data;
  }

  /** A short block in a row is read as a full one where the memory goes on, else set up anew. */
  private byte[] readBlock(AddressRange block, AddressRange region) throws DfuException {
    boolean continues = cursor.readsAt(block.start());
    boolean overRead = continues && block.start() + size.used() <= region.endExclusive();
    int wLength = overRead ? size.used() : (int) block.size();
    if (!continues || !size.isFull(wLength)) {
      setPointer(block.start());
      cursor.startReading(block.start());
    }
    int wBlockNum = cursor.wBlockNum();
    BlockCursor.Mark mark = cursor.suspend();
    byte[] received;
    try {
      received = receive(block.start(), wBlockNum, wLength);
    } catch (DfuException failure) {
      throw size.failed(wLength, failure);
    }
    size.read(wLength);
    if (size.isFull(wLength)) {
      cursor.resume(mark, wLength);
    }
    return received;
  }

  private byte[] receive(long address, int wBlockNum, int wLength) throws DfuException {
    Operation operation = Operation.dfuSe("Read at " + Hex.address(address));
    byte[] received = session.read(operation, wBlockNum, wLength);
    if (received.length != wLength) {
      session.forget();
      throw new ProtocolException(
          operation + ": expected " + wLength + " bytes, the device sent " + received.length,
          Hint.RUN_AGAIN);
    }
    return received;
  }
}
