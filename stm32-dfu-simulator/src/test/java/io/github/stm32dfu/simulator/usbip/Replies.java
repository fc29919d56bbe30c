package io.github.stm32dfu.simulator.usbip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Transfers of a client and their answers, which come in any order from several endpoints. */
final class Replies {
  private final RawClient client;
  private final Set<Integer> toHost = new HashSet<>();
  private final Map<Integer, Reply> early = new HashMap<>();

  Replies(RawClient client) {
    this.client = client;
  }

  /** RET_SUBMIT, or RET_UNLINK without data. */
  record Reply(int status, int actualLength, byte[] data) {
    String text() {
      return new String(data, StandardCharsets.US_ASCII);
    }
  }

  void in(int seqnum, int endpoint, int length) throws IOException {
    toHost.add(seqnum);
    client.send(RawClient.submit(seqnum, true, endpoint, length, ServedBoards.NOTHING));
  }

  void out(int seqnum, int endpoint, byte[] data) throws IOException {
    client.send(RawClient.submit(seqnum, false, endpoint, data.length, data));
  }

  void controlIn(int seqnum, int length, long setup) throws IOException {
    toHost.add(seqnum);
    client.send(RawClient.control(seqnum, true, length, setup, ServedBoards.NOTHING));
  }

  void controlOut(int seqnum, long setup, byte... data) throws IOException {
    client.send(RawClient.control(seqnum, false, data.length, setup, data));
  }

  void unlink(int seqnum, int unlinkSeqnum) throws IOException {
    client.send(RawClient.unlink(seqnum, unlinkSeqnum));
  }

  /** {@return the answer to a transfer, once it comes} */
  Reply to(int seqnum) throws IOException {
    while (!early.containsKey(seqnum)) {
      ByteBuffer header = client.read(RawClient.HEADER_SIZE);
      int found = header.getInt(4);
      int length = header.getInt(24);
      byte[] data = client.read(toHost.contains(found) ? length : 0).array();
      early.put(found, new Reply(header.getInt(20), length, data));
    }
    return early.remove(seqnum);
  }

  /** {@return whether the connection ends} */
  boolean ended() throws IOException {
    return client.ended();
  }
}
