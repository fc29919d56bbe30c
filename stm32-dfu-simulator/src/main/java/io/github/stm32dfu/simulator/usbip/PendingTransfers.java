package io.github.stm32dfu.simulator.usbip;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The transfers that a client waits for. Each is answered once: by RET_SUBMIT, or by the RET_UNLINK
 * that took it back. A RET_UNLINK that came too late follows the RET_SUBMIT.
 */
final class PendingTransfers {
  /** Far more than any driver keeps waiting. */
  static final int MAX_COUNT = 256;

  /** Most bytes of data in all of them. */
  static final int MAX_BYTES = 4 << 20;

  private final ClientSocket client;
  private final Map<Integer, Pending> pending = new HashMap<>();
  private long bytes;

  private record Pending(EndpointQueue queue, int length) {}

  PendingTransfers(ClientSocket client) {
    this.client = client;
  }

  /** Refuses what would be too much, before anything is allocated for it. */
  synchronized void checkRoomFor(Command.Submit command) throws ProtocolException {
    if (pending.size() >= MAX_COUNT || bytes + command.length() > MAX_BYTES) {
      throw new ProtocolException(
          "at most "
              + MAX_COUNT
              + " transfers with "
              + MAX_BYTES
              + " bytes may wait, seen one more of "
              + command.length());
    }
    if (pending.containsKey(command.seqnum())) {
      throw new ProtocolException("seqnum " + command.seqnum() + " is in use");
    }
  }

  synchronized void add(EndpointQueue queue, EndpointQueue.Transfer transfer) {
    int length = transfer.command().length();
    pending.put(transfer.seqnum(), new Pending(queue, length));
    bytes += length;
    queue.add(transfer);
  }

  synchronized void unlink(Command.Unlink unlink) throws IOException {
    Optional<Pending> found = remove(unlink.unlinkSeqnum());
    found.ifPresent(transfer -> transfer.queue().cancel(unlink.unlinkSeqnum()));
    int status = found.isPresent() ? CommandReply.UNLINKED : CommandReply.DONE;
    client.send(CommandReply.unlinked(unlink.seqnum(), status));
  }

  /** Sends a RET_SUBMIT, if the client still waits for it. */
  synchronized void answer(int seqnum, byte[] retSubmit) throws IOException {
    if (remove(seqnum).isPresent()) {
      client.send(retSubmit);
    }
  }

  private Optional<Pending> remove(int seqnum) {
    Optional<Pending> transfer = Optional.ofNullable(pending.remove(seqnum));
    transfer.ifPresent(removed -> bytes -= removed.length());
    return transfer;
  }
}
