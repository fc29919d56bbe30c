package io.github.stm32dfu.cdc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Writes through a file channel of its own, since jSerialComm cannot keep a deadline on Unix: it
 * writes until the device has taken everything, blocked or, in its non-blocking mode, in a loop of
 * native code that nothing ends. A write on a channel ends when the channel is closed.
 *
 * <p>A second opening of a device that is open changes none of its settings and no modem line, and
 * one for writing only makes it nobody's controlling terminal.
 */
final class ChannelWriter implements PortWriter {
  private static final int PORTION = 4096;

  /** What it takes to hand bytes to the helper, so that no timeout is too short for any byte. */
  private static final Duration LEAST = Duration.ofMillis(20);

  private final Path device;
  private final HelperThread helper;
  private FileChannel channel;
  private boolean closed;

  private ChannelWriter(Path device, HelperThread helper, FileChannel channel) {
    this.device = device;
    this.helper = helper;
    this.channel = channel;
  }

  /**
   * {@return a writer to a device that this process holds already}
   *
   * @param helper for the writing; the caller ends it
   */
  static ChannelWriter open(Path device, HelperThread helper) throws IOException {
    return new ChannelWriter(device, helper, channelTo(device));
  }

  @Override
  public void write(byte[] data, Duration timeout) throws IOException, TimeoutException {
    FileChannel open = channel();
    try {
      helper.run(() -> writeAll(open, data), timeout.compareTo(LEAST) < 0 ? LEAST : timeout);
    } catch (TimeoutException late) {
      open.close();
      throw late;
    } catch (RejectedExecutionException ended) {
      throw new ClosedChannelException();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("writing to " + device, failure.getCause());
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      channel.close();
    } catch (IOException alsoClosed) {
      // Its descriptor is given back all the same.
    }
  }

  /** {@return the channel, a new one where the last write had to be ended} */
  private synchronized FileChannel channel() throws IOException {
    if (!closed && !channel.isOpen()) {
      channel = channelTo(device);
    }
    return channel;
  }

  private static Void writeAll(FileChannel channel, byte[] data) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(data);
    while (bytes.hasRemaining()) {
      int portion = Math.min(PORTION, bytes.remaining());
      int taken = channel.write(bytes.slice(bytes.position(), portion));
      bytes.position(bytes.position() + taken);
    }
    return null;
  }

  private static FileChannel channelTo(Path device) throws IOException {
    return FileChannel.open(device, StandardOpenOption.WRITE);
  }
}
