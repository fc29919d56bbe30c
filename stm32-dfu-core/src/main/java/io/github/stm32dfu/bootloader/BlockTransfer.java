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
 */
final class BlockTransfer {
  private final DfuSession session;
  private final DeviceProfile profile;
  private final TransferSize size;
  private final BlockCursor cursor = new BlockCursor();

  BlockTransfer(DfuSession session, DeviceProfile profile, TransferSize size) {
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
    for (int at = 0; at < data.length; at += size.used()) {
      int stop = Math.min(data.length, at + size.used());
      end = writeBlock(address + at, Arrays.copyOfRange(data, at, stop), expectation);
    }
    return end;
  }

  private End writeBlock(long address, byte[] block, Expectation expectation) throws DfuException {
    boolean full = size.isFull(block.length);
    if (!full || !cursor.writesAt(address)) {
      setPointer(address);
      cursor.startWriting(address);
    }
    int wBlockNum = cursor.wBlockNum();
    BlockCursor.Mark mark = cursor.suspend();
    Operation operation = Operation.dfuSe("Write at " + Hex.address(address));
    End end = session.write(operation, wBlockNum, block, expectation);
    if (full) {
      cursor.resume(mark, size.used());
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
    for (int at = 0; at < data.length; at += size.used()) {
      int length = Math.min(size.used(), data.length - at);
      AddressRange block = AddressRange.ofLength(range.start() + at, length);
      System.arraycopy(readBlock(block, region), 0, data, at, length);
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
    Operation operation = Operation.dfuSe("Read at " + Hex.address(block.start()));
    byte[] received = session.read(operation, wBlockNum, wLength);
    if (received.length != wLength) {
      session.forget();
      throw new ProtocolException(
          "Read at "
              + Hex.address(block.start())
              + ": expected "
              + wLength
              + " bytes, the device sent "
              + received.length,
          Hint.RUN_AGAIN);
    }
    if (size.isFull(wLength)) {
      cursor.resume(mark, size.used());
    }
    return received;
  }
}
