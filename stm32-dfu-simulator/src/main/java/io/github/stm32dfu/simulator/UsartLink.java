package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;

/** The host's end of a line to a USART. Bytes take their time, those of one call together. */
final class UsartLink implements SerialLink {
  /** Start, eight bits, parity, stop. */
  private static final int BITS_OF_A_BYTE = 11;

  private static final Duration SHORTEST_LOOK = Duration.ofNanos(100_000);
  private static final Duration LONGEST_LOOK = Duration.ofMillis(1);

  private final SimulatedUsart usart;
  private final Clock clock;
  private SerialSettings settings;
  private boolean closed;

  UsartLink(SimulatedUsart usart, SerialSettings settings) {
    this.usart = usart;
    this.clock = usart.board().clock();
    this.settings = settings;
  }

  @Override
  public SerialIdentity identity() {
    return usart.identity();
  }

  @Override
  public void configure(SerialSettings other) throws TransportException {
    requireOpen();
    settings = other;
  }

  @Override
  public void set(ModemLine line, ModemLine.Level level) throws TransportException {
    requireOpen();
    usart.signal(line, level);
  }

  @Override
  public void write(byte[] data, Duration timeout) throws TransportException {
    requireOpen();
    clock.sleepThrough(time(data.length));
    usart.requireThere();
    for (byte one : data) {
      usart.arrives(one, settings);
    }
  }

  @Override
  public byte[] read(int most, Duration timeout) throws TransportException {
    requireOpen();
    Duration start = clock.now();
    Duration deadline = start.plus(timeout);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      Optional<Byte> one = usart.next();
      one.ifPresent(all::write);
      if (all.size() == most || (one.isEmpty() && all.size() > 0)) {
        clock.sleepThrough(time(all.size()));
        return all.toByteArray();
      }
      if (one.isEmpty()) {
        if (clock.now().compareTo(deadline) >= 0) {
          return new byte[0];
        }
        clock.sleepThrough(look(clock.now().minus(start)));
        usart.requireThere();
      }
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      usart.close();
    }
  }

  /** {@return how long to wait for a byte before the next look: the longer, the longer it took} */
  private static Duration look(Duration waited) {
    Duration look = waited.dividedBy(8);
    if (look.compareTo(SHORTEST_LOOK) < 0) {
      return SHORTEST_LOOK;
    }
    return look.compareTo(LONGEST_LOOK) < 0 ? look : LONGEST_LOOK;
  }

  private Duration time(int bytes) {
    return Duration.ofNanos(1_000_000_000L * BITS_OF_A_BYTE * bytes / settings.baudRate());
  }

  private void requireOpen() throws TransportException {
    if (closed) {
      throw new IllegalStateException(identity() + " is closed");
    }
    usart.requireThere();
  }
}
