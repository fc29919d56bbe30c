package io.github.stm32dfu.cdc;

import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;

/**
 * Writes slice by slice on the caller's thread, for systems that end the write of a slice by
 * themselves: Windows, by the timeout that the port was opened with.
 */
final class SlicedWriter implements PortWriter {
  private static final int SLICE = 256;
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final NativePort port;
  private final Clock clock;
  private volatile boolean closed;

  SlicedWriter(NativePort port, Clock clock) {
    this.port = port;
    this.clock = clock;
  }

  @Override
  public void write(byte[] data, Duration timeout) throws IOException, TimeoutException {
    Duration deadline = clock.now().plus(timeout);
    int written = 0;
    while (written < data.length) {
      byte[] slice = Arrays.copyOfRange(data, written, Math.min(written + SLICE, data.length));
      int taken = closed ? -1 : port.write(slice);
      if (taken < 0) {
        throw new IOException("the port takes nothing: error " + port.error());
      }
      written += taken;
      if (taken == 0) {
        clock.sleep(PAUSE);
      }
      if (written < data.length && clock.now().compareTo(deadline) >= 0) {
        throw new TimeoutException(written + " of " + data.length + " bytes were taken");
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
