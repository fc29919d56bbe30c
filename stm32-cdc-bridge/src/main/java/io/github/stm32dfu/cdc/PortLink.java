package io.github.stm32dfu.cdc;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/**
 * An open serial port. A read looks again and again, a write is a {@link PortWriter}'s business, so
 * that no thread is ever inside of jSerialComm for longer than a moment: another may close the port
 * at any time, and a device that left is seen by the next look.
 */
final class PortLink implements SerialLink {
  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final Duration DRAIN_ON_CLOSE = Duration.ofMillis(500);
  private static final Duration GIVE_BACK = Duration.ofSeconds(3);

  /** A failed write can be ahead of the news that the device left. */
  private static final Duration NEWS = Duration.ofMillis(300);

  private final SerialIdentity identity;
  private final NativePort port;
  private final PortWriter writer;
  private final HelperThread helper;
  private final HostSystem host;
  private final Clock clock;
  private final Logger log;
  private final Pause pause;
  private final Outflow outflow;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile SerialSettings settings;

  /** Whether a write is in progress, or the last one failed. */
  private volatile boolean unfinished;

  /**
   * Takes over a port that was opened.
   *
   * @param port closed with this link
   * @param writer to the same port, closed with this link
   * @param helper ended with this link
   */
  PortLink(
      SerialIdentity identity,
      SerialSettings settings,
      NativePort port,
      PortWriter writer,
      HelperThread helper,
      HostSystem host,
      Clock clock,
      Logger log) {
    this.identity = identity;
    this.settings = settings;
    this.port = port;
    this.writer = writer;
    this.helper = helper;
    this.host = host;
    this.clock = clock;
    this.log = log;
    this.pause = new Pause(clock);
    this.outflow = new Outflow(port, clock);
  }

  @Override
  public SerialIdentity identity() {
    return identity;
  }

  @Override
  public void configure(SerialSettings wanted) throws TransportException {
    requireOpen();
    String what = "setting " + identity + " to " + wanted;
    requireThere(what);
    if (!outflow.end(settings, DRAIN)) {
      throw new TransportException(
          Kind.TIMEOUT, what + ": it does not take what was written before", Hint.REPLUG);
    }
    if (!port.configure(wanted)) {
      throw failure(what);
    }
    settings = wanted;
  }

  @Override
  public void set(ModemLine line, ModemLine.Level level) throws TransportException {
    requireOpen();
    String what = line + " " + level + " of " + identity;
    requireThere(what);
    if (!port.set(line, level)) {
      throw failure(what);
    }
  }

  @Override
  public void write(byte[] data, Duration timeout) throws TransportException {
    requireOpen();
    requireSense(timeout);
    String what = "writing " + data.length + " bytes to " + identity;
    requireThere(what);
    if (data.length == 0) {
      return;
    }
    unfinished = true;
    try {
      writer.write(data, timeout);
      unfinished = false;
    } catch (TimeoutException late) {
      requireThere(what);
      throw new TransportException(
          Kind.TIMEOUT,
          what + ": they were not taken within " + timeout.toMillis() + " ms",
          Hint.REPLUG,
          late);
    } catch (IOException failure) {
      awaitNews();
      requireThere(what);
      throw new TransportException(
          Kind.IO, what + ": " + failure.getMessage(), Hint.REPLUG, failure);
    } finally {
      outflow.begin(data.length);
    }
  }

  @Override
  public byte[] read(int most, Duration timeout) throws TransportException {
    requireOpen();
    requireSense(timeout);
    if (most < 1) {
      throw new IllegalArgumentException("asked for " + most + " bytes");
    }
    Duration start = clock.now();
    Duration deadline = start.plus(timeout);
    while (true) {
      int available = requireThere("reading from " + identity);
      if (available > 0) {
        byte[] some = new byte[Math.min(most, available)];
        int count = port.read(some);
        if (count > 0) {
          return Arrays.copyOf(some, count);
        }
      }
      if (clock.now().compareTo(deadline) >= 0) {
        return new byte[0];
      }
      pause.beforeNextLook(start, deadline);
    }
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    if (!unfinished) {
      outflow.end(settings, DRAIN_ON_CLOSE);
    }
    writer.close();
    try {
      helper.run(
          () -> {
            port.close();
            return true;
          },
          GIVE_BACK);
    } catch (TimeoutException late) {
      log.warn(
          "the system still holds {}, {} ms after it was closed", identity, GIVE_BACK.toMillis());
    } catch (ExecutionException failure) {
      log.warn("closing {} failed", identity, failure.getCause());
    } finally {
      helper.end();
    }
  }

  /** {@return how many bytes can be read} */
  private int requireThere(String what) throws TransportException {
    int available = port.available();
    if (closed.get()) {
      throw new TransportException(
          Kind.DISCONNECTED, what + ": the port was closed meanwhile", Hint.NONE);
    }
    if (available < 0) {
      throw new TransportException(Kind.DISCONNECTED, what + ": the device left", Hint.LIST_PORTS);
    }
    return available;
  }

  private TransportException failure(String what) throws TransportException {
    int code = port.error();
    requireThere(what);
    return SystemError.of(code, host).during(what, code);
  }

  private void awaitNews() {
    Duration start = clock.now();
    Duration deadline = start.plus(NEWS);
    while (port.available() >= 0 && clock.now().compareTo(deadline) < 0) {
      pause.beforeNextLook(start, deadline);
    }
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("this port is closed");
    }
  }

  private static void requireSense(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout of " + timeout);
    }
  }
}
