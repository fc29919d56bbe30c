package io.github.stm32dfu.simulator.usbip;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client that sends whatever it likes. */
final class RawClient implements Closeable {
  static final int HEADER_SIZE = 48;
  static final int DEVID = 0x1_0002;

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final DataInputStream in;

  RawClient(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.in = new DataInputStream(socket.getInputStream());
  }

  /** {@return a client that has a device} */
  static RawClient holding(int port, String busId) throws IOException {
    RawClient client = new RawClient(port);
    client.send(importOf(busId));
    ByteBuffer reply = client.read(8 + 312);
    if (reply.getInt(4) != 0) {
      throw new IOException("import of " + busId + ": status " + reply.getInt(4));
    }
    return client;
  }

  static byte[] importOf(String busId) {
    byte[] packet = new byte[40];
    ByteBuffer.wrap(packet).putShort((short) 0x0111).putShort((short) 0x8003);
    byte[] name = busId.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, packet, 8, name.length);
    return packet;
  }

  /** {@return CMD_SUBMIT of a transfer at another endpoint than 0} */
  static byte[] submit(int seqnum, boolean in, int endpoint, int length, byte[] payload) {
    return submit(seqnum, in, endpoint, length, 0, payload);
  }

  /** {@return CMD_SUBMIT of a control transfer with its setup packet as one big-endian number} */
  static byte[] control(int seqnum, boolean in, int length, long setup, byte[] payload) {
    return submit(seqnum, in, 0, length, setup, payload);
  }

  private static byte[] submit(
      int seqnum, boolean in, int endpoint, int length, long setup, byte[] payload) {
    byte[] packet = new byte[HEADER_SIZE + payload.length];
    ByteBuffer.wrap(packet)
        .putInt(1)
        .putInt(seqnum)
        .putInt(DEVID)
        .putInt(in ? 1 : 0)
        .putInt(endpoint)
        .putInt(0)
        .putInt(length)
        .putInt(0)
        .putInt(-1)
        .putInt(0)
        .putLong(setup)
        .put(payload);
    return packet;
  }

  static byte[] unlink(int seqnum, int unlinkSeqnum) {
    byte[] packet = new byte[HEADER_SIZE];
    ByteBuffer.wrap(packet).putInt(2).putInt(seqnum).putInt(DEVID).putInt(20, unlinkSeqnum);
    return packet;
  }

  /** Sends. A server that has closed the connection already has its reasons. */
  void trySend(byte[] bytes) throws IOException {
    try {
      send(bytes);
    } catch (SocketException closed) {
      if (!ended()) {
        throw closed;
      }
    }
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  ByteBuffer read(int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }

  /** Sends nothing more. */
  void finish() throws IOException {
    try {
      socket.shutdownOutput();
    } catch (SocketException closed) {
      if (!ended()) {
        throw closed;
      }
    }
  }

  /** {@return whether the server closes the connection, after whatever it has to say} */
  boolean ended() throws IOException {
    try {
      while (in.read(new byte[8192]) >= 0) {}
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** {@return whether the server closes within that time} */
  boolean endedWithin(int millis) {
    try {
      socket.setSoTimeout(millis);
      boolean ended = ended();
      socket.setSoTimeout(PATIENCE_MILLIS);
      return ended;
    } catch (SocketException closed) {
      return true;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
