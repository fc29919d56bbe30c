package io.github.stm32dfu.simulator.usbip;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client's end of the line. Several may want to end it; the first one's reason counts. */
final class ClientSocket implements Closeable {
  private final Socket socket;
  private final SocketAddress address;
  private final PacketInput input;
  private final OutputStream output;
  private final List<String> reasons = new CopyOnWriteArrayList<>();

  private ClientSocket(Socket socket, Duration patience) throws IOException {
    // Answers are small, and each one is waited for.
    socket.setTcpNoDelay(true);
    this.socket = socket;
    this.address = socket.getRemoteSocketAddress();
    this.input = new PacketInput(socket, patience);
    this.output = socket.getOutputStream();
  }

  /** {@return an accepted socket, which is closed where it is of no use any more} */
  static ClientSocket of(Socket socket, Duration patience) throws IOException {
    try {
      return new ClientSocket(socket, patience);
    } catch (IOException failure) {
      socket.close();
      throw failure;
    }
  }

  PacketInput input() {
    return input;
  }

  /** Sends a whole packet, after those that others are sending. */
  synchronized void send(byte[] packet) throws IOException {
    output.write(packet);
  }

  /** {@return why it was ended, if somebody did} */
  Optional<String> reason() {
    return reasons.stream().findFirst();
  }

  /** Ends it. Whoever reads or writes gets an exception. */
  void end(String why) {
    reasons.add(why);
    close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** {@return address and port} */
  @Override
  public String toString() {
    return address.toString().replaceFirst("^.*/", "");
  }
}
