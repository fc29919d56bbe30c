package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.Operation;
import java.io.ByteArrayOutputStream;

/**
 * What a device without addresses gives to UPLOAD: blocks of the transfer size in their order, the
 * first shorter one is the last (DFU 1.1, section 6.2). To go back is to begin anew.
 */
final class UploadStream {
  private static final byte[] NOTHING = {};

  private final DfuSession session;
  private final int transferSize;
  private byte[] block = NOTHING;
  private long blockStart;
  private long next;
  private boolean ended;

  UploadStream(DfuSession session, int transferSize) {
    this.session = session;
    this.transferSize = transferSize;
  }

  /** Begins anew: the device was asked for something else since. */
  void rewind() {
    block = NOTHING;
    blockStart = 0;
    next = 0;
    ended = false;
  }

  byte[] read(AddressRange range) throws DfuException {
    if (range.start() < blockStart) {
      restart();
    }
    byte[] data = new byte[(int) range.size()];
    int done = 0;
    while (done < data.length) {
      int from = (int) Math.min(block.length, range.start() + done - blockStart);
      int length = Math.min(data.length - done, block.length - from);
      System.arraycopy(block, from, data, done, length);
      done += length;
      if (done < data.length) {
        requireMore(range);
        advance();
      }
    }
    return data;
  }

  /** Reads to the end, which must come before a number of bytes. */
  byte[] readAll(int most) throws DfuException {
    restart();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (!ended) {
      advance();
      all.write(block, 0, block.length);
      if (all.size() > most) {
        throw new ProtocolException(
            "Read: the device goes on after "
                + all.size()
                + " bytes, where at most "
                + most
                + " were expected",
            Hint.NONE);
      }
    }
    return all.toByteArray();
  }

  private void restart() throws DfuException {
    rewind();
    session.toIdle();
  }

  private void requireMore(AddressRange range) throws ProtocolException {
    if (ended) {
      throw new ProtocolException(
          "Read at offset "
              + Hex.address(range.start())
              + ": expected "
              + range.size()
              + " bytes, the device ended after "
              + next
              + " in all",
          Hint.RUN_AGAIN);
    }
  }

  private void advance() throws DfuException {
    long start = next;
    rewind();
    Operation operation = Operation.plain("Read at offset " + Hex.address(start));
    int wBlockNum = (int) (start / transferSize) & 0xFFFF;
    block = session.read(operation, wBlockNum, transferSize);
    blockStart = start;
    next = start + block.length;
    ended = block.length < transferSize;
  }
}
