package io.github.stm32dfu.simulator.usbip.client;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/** A device that a {@link UsbIpHost} imported, and its control transfers, one at a time. */
public final class ImportedBoard implements Closeable {
  private static final Duration SERVER = Duration.ofSeconds(20);
  private static final int CMD_SUBMIT = 1;
  private static final int CMD_UNLINK = 2;
  private static final int RET_SUBMIT = 3;
  private static final int HEADER_SIZE = 48;
  private static final int EPIPE = -32;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final RemoteDevice device;
  private int seqnum;

  ImportedBoard(Socket socket, DataInputStream in, RemoteDevice device) throws IOException {
    this.socket = socket;
    this.in = in;
    this.out = socket.getOutputStream();
    this.device = device;
  }

  private record Reply(int command, int status, byte[] data) {}

  /** {@return what the server says of it} */
  public RemoteDevice device() {
    return device;
  }

  /**
   * Makes a control transfer.
   *
   * @param setup its request
   * @param data to the device
   * @param timeout after which it is unlinked
   * @return the answer; nothing where none was wanted
   * @throws TransportException where it was stalled, unlinked, or the device left
   */
  public byte[] control(SetupPacket setup, byte[] data, Duration timeout)
      throws TransportException {
    Optional<Reply> reply;
    try {
      submit(setup, data);
      reply = receive(timeout, setup);
      if (reply.isEmpty()) {
        reply = unlinked(setup);
      }
    } catch (IOException failure) {
      throw new TransportException(
          Kind.DISCONNECTED,
          device.busId() + " left the bus during " + setup,
          Hint.CONNECT_DEVICE,
          failure);
    }
    Reply answer =
        reply.orElseThrow(
            () ->
                new TransportException(
                    Kind.TIMEOUT, setup + " was not answered within " + timeout, Hint.REPLUG));
    if (answer.status() != 0) {
      Kind kind = answer.status() == EPIPE ? Kind.STALL : Kind.IO;
      throw new TransportException(kind, setup + ": status " + answer.status(), Hint.NONE);
    }
    return answer.data();
  }

  private void submit(SetupPacket setup, byte[] data) throws IOException {
    ByteBuffer packet = header(CMD_SUBMIT, setup.toHost() ? 1 : 0, data.length);
    packet.putInt(24, setup.wLength()).putInt(32, -1).position(40).order(ByteOrder.LITTLE_ENDIAN);
    packet
        .put((byte) setup.bmRequestType())
        .put((byte) setup.bRequest())
        .putShort((short) setup.wValue())
        .putShort((short) setup.wIndex())
        .putShort((short) setup.wLength())
        .put(data);
    out.write(packet.array());
  }

  /** Takes the last transfer back. Its answer may cross that on the way, and counts then. */
  private Optional<Reply> unlinked(SetupPacket setup) throws IOException {
    int unlinked = seqnum;
    out.write(header(CMD_UNLINK, 0, 0).putInt(20, unlinked).array());
    Optional<Reply> first = receive(SERVER, setup).filter(reply -> reply.command() == RET_SUBMIT);
    if (first.isPresent()) {
      receive(SERVER, setup);
    }
    return first;
  }

  private ByteBuffer header(int command, int direction, int payload) {
    seqnum++;
    ByteBuffer packet = ByteBuffer.allocate(HEADER_SIZE + payload);
    packet.putInt(command).putInt(seqnum).putInt(device.devid()).putInt(direction);
    return packet;
  }

  /** {@return the next reply, if it begins in time} */
  private Optional<Reply> receive(Duration timeout, SetupPacket setup) throws IOException {
    byte[] header = new byte[HEADER_SIZE];
    socket.setSoTimeout((int) Math.max(1, timeout.toMillis()));
    try {
      header[0] = in.readByte();
    } catch (SocketTimeoutException late) {
      return Optional.empty();
    }
    socket.setSoTimeout((int) SERVER.toMillis());
    in.readFully(header, 1, HEADER_SIZE - 1);
    ByteBuffer words = ByteBuffer.wrap(header);
    int command = words.getInt(0);
    byte[] data = new byte[command == RET_SUBMIT && setup.toHost() ? words.getInt(24) : 0];
    in.readFully(data);
    return Optional.of(new Reply(command, words.getInt(20), data));
  }

  /** Gives the device back, and waits until the server has it. */
  @Override
  public void close() throws IOException {
    try (socket) {
      if (!socket.isClosed()) {
        socket.setSoTimeout((int) SERVER.toMillis());
        socket.shutdownOutput();
        in.skipBytes(Integer.MAX_VALUE);
      }
    }
  }

  /**
   * Closes the connection as the end of a process does.
   *
   * @throws IOException where the operating system fails to
   */
  public void abandon() throws IOException {
    socket.close();
  }
}
