package io.github.stm32dfu.simulator.proof;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import java.util.Arrays;

/** An open {@link FakePort}. */
final class FakeLink implements SerialLink {
  private static final Duration STEP = Duration.ofMillis(1);
  private static final Duration FOR_EVER = Duration.ofHours(1);

  private final FakePort port;
  private final SerialIdentity identity;
  private boolean closed;
  private boolean dead;

  FakeLink(FakePort port, SerialIdentity identity) {
    this.port = port;
    this.identity = identity;
  }

  @Override
  public SerialIdentity identity() {
    return identity;
  }

  @Override
  public void configure(SerialSettings settings) throws TransportException {
    requireOpen();
    requireThere(Defect.NONE);
    port.configure(settings);
  }

  @Override
  public void set(ModemLine line, ModemLine.Level level) throws TransportException {
    requireOpen();
    requireThere(Defect.NONE);
    Kind kind = port.defect == Defect.NO_LINES ? Kind.IO : Kind.UNSUPPORTED;
    throw new TransportException(kind, "no " + line, Hint.NONE);
  }

  @Override
  public void write(byte[] data, Duration timeout) throws TransportException {
    requireOpen();
    requireSense(1, timeout);
    byte[] bytes = port.defect == Defect.WRITES_BACKWARDS ? reversed(data) : data;
    Duration deadline = deadline(timeout, Defect.WRITES_TOO_LONG);
    for (byte one : bytes) {
      requireThere(Defect.WRITES_TO_NOBODY);
      while (!port.offer(one)) {
        if (port.defect == Defect.WRITES_IN_PART) {
          return;
        }
        if (port.clock.now().compareTo(deadline) >= 0) {
          dead = port.defect == Defect.DEAD_AFTER_TIMEOUT;
          throw new TransportException(Kind.TIMEOUT, "no room", Hint.REPLUG);
        }
        pause();
        requireThere(Defect.WRITES_TO_NOBODY);
      }
    }
  }

  @Override
  public byte[] read(int most, Duration timeout) throws TransportException {
    requireOpen();
    requireSense(most, timeout);
    Duration deadline = deadline(timeout, Defect.READS_TOO_LONG);
    int enough = port.defect == Defect.READS_ALL_OR_NOTHING ? most : 1;
    while (port.toHost.size() < enough) {
      requireThere(Defect.SILENT_WHEN_GONE);
      boolean late = port.clock.now().compareTo(deadline) >= 0;
      boolean disturbed = port.defect == Defect.IMPATIENT && Thread.currentThread().isInterrupted();
      if (late || disturbed || port.defect == Defect.READS_TOO_SHORT) {
        return new byte[0];
      }
      pause();
    }
    if (dead) {
      return new byte[0];
    }
    return take(port.defect == Defect.READS_TOO_MUCH ? most + 1 : most);
  }

  @Override
  public void close() {
    if (!closed || port.defect == Defect.CLOSES_FOR_OTHERS) {
      closed = true;
      port.release(this);
    }
  }

  private byte[] take(int most) {
    byte[] some = new byte[Math.min(most, port.toHost.size())];
    for (int i = 0; i < some.length; i++) {
      some[i] = port.toHost.remove();
    }
    if (port.defect == Defect.DROPS_THE_REST) {
      port.toHost.clear();
    }
    return some;
  }

  private void pause() {
    if (port.defect == Defect.LOSES_INTERRUPT) {
      Thread.interrupted();
    }
    port.clock.sleep(STEP);
    port.carry();
  }

  private Duration deadline(Duration timeout, Defect defect) {
    return port.clock.now().plus(port.defect == defect ? FOR_EVER : timeout);
  }

  private void requireThere(Defect blind) throws TransportException {
    boolean over = closed && port.defect != Defect.CLOSES_LATER && port.defect != Defect.UNDEAD;
    if (over || (port.gone() && port.defect != blind) || (port.gone() && blind == Defect.NONE)) {
      throw new TransportException(Kind.DISCONNECTED, identity + " left", Hint.CONNECT_DEVICE);
    }
  }

  private void requireOpen() {
    if (closed && port.defect != Defect.UNDEAD) {
      throw new IllegalStateException("this port is closed");
    }
  }

  private void requireSense(int most, Duration timeout) {
    if ((most < 1 || timeout.isNegative()) && port.defect != Defect.CARELESS) {
      throw new IllegalArgumentException(most + " bytes within " + timeout);
    }
  }

  private static byte[] reversed(byte[] data) {
    byte[] reversed = Arrays.copyOf(data, data.length);
    for (int i = 0; i < data.length; i++) {
      reversed[i] = data[data.length - 1 - i];
    }
    return reversed;
  }
}
