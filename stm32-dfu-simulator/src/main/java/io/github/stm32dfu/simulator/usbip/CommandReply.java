package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.simulator.usb.ControlReply;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Answers to a {@link Command}. Status values are Linux's errno, whatever the host. */
final class CommandReply {
  /** -EPIPE: the endpoint stalled. */
  static final int STALLED = -32;

  /** -EINVAL: the transfer contradicts itself. */
  static final int INVALID = -22;

  /** -ECONNRESET: the transfer was unlinked before it was done. */
  static final int UNLINKED = -104;

  /** The transfer was done, or an unlink came too late. */
  static final int DONE = 0;

  private static final int RET_SUBMIT = 3;
  private static final int RET_UNLINK = 4;
  private static final byte[] NO_DATA = {};

  private CommandReply() {}

  /** {@return RET_SUBMIT; none while a host goes on waiting, or after the device has left} */
  static Optional<byte[]> of(EndpointQueue.Transfer transfer, ControlReply reply) {
    int seqnum = transfer.seqnum();
    if (reply instanceof ControlReply.Data data) {
      return Optional.of(submitted(seqnum, DONE, data.bytes().length, data.bytes()));
    }
    if (reply instanceof ControlReply.Acknowledged) {
      return Optional.of(submitted(seqnum, DONE, transfer.data().length, NO_DATA));
    }
    return reply instanceof ControlReply.Stalled
        ? Optional.of(failed(seqnum, STALLED))
        : Optional.empty();
  }

  /** {@return RET_SUBMIT of a transfer that failed} */
  static byte[] failed(int seqnum, int status) {
    return submitted(seqnum, status, 0, NO_DATA);
  }

  /** {@return RET_UNLINK} */
  static byte[] unlinked(int seqnum, int status) {
    return ByteBuffer.allocate(Command.HEADER_SIZE)
        .putInt(RET_UNLINK)
        .putInt(seqnum)
        .putInt(20, status)
        .array();
  }

  private static byte[] submitted(int seqnum, int status, int actualLength, byte[] data) {
    return ByteBuffer.allocate(Command.HEADER_SIZE + data.length)
        .putInt(RET_SUBMIT)
        .putInt(seqnum)
        .putInt(20, status)
        .putInt(24, actualLength)
        .put(Command.HEADER_SIZE, data)
        .array();
  }
}
