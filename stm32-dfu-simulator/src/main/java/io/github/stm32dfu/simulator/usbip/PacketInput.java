package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.transport.Clock;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Reads packets from a client that has its time between two of them, but not within one. */
final class PacketInput {
  private final Socket socket;
  private final InputStream in;
  private final Duration patience;
  private final Clock clock = Clock.system();

  PacketInput(Socket socket, Duration patience) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.patience = patience;
  }

  /** {@return bytes that may be long in coming; none where the client closed instead} */
  Optional<byte[]> await(int length) throws IOException {
    byte[] bytes = new byte[length];
    socket.setSoTimeout(0);
    int first = in.read(bytes);
    if (first < 0) {
      return Optional.empty();
    }
    fill(bytes, first);
    return Optional.of(bytes);
  }

  /** {@return bytes that are due now} */
  byte[] read(int length) throws IOException {
    byte[] bytes = new byte[length];
    fill(bytes, 0);
    return bytes;
  }

  private void fill(byte[] bytes, int from) throws IOException {
    Duration deadline = clock.now().plus(patience);
    int at = from;
    while (at < bytes.length) {
      long left = deadline.minus(clock.now()).toMillis();
      int count = left > 0 ? readWithin((int) Math.min(left, Integer.MAX_VALUE), bytes, at) : 0;
      if (count < 0) {
        throw new EOFException("closed after " + at + " of " + bytes.length + " bytes");
      }
      if (count == 0) {
        throw new SocketTimeoutException(
            "expected " + bytes.length + " bytes within " + patience + ", seen " + at);
      }
      at += count;
    }
  }

  /** {@return how many bytes came; none after that time, -1 at the end} */
  private int readWithin(int millis, byte[] bytes, int at) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return in.read(bytes, at, bytes.length - at);
    } catch (SocketTimeoutException nothing) {
      return 0;
    }
  }
}
