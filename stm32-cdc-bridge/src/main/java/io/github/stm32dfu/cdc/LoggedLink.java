package io.github.stm32dfu.cdc;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;

/** Passes every call on to another link, and logs it. */
final class LoggedLink implements SerialLink {
  private final SerialLink link;
  private final LinkLog log;

  LoggedLink(SerialLink link, LinkLog log) {
    this.link = link;
    this.log = log;
  }

  @Override
  public SerialIdentity identity() {
    return link.identity();
  }

  @Override
  public void configure(SerialSettings settings) throws TransportException {
    log.of(
        "CONFIGURE " + settings,
        () -> {
          link.configure(settings);
          return settings;
        });
  }

  @Override
  public void set(ModemLine line, ModemLine.Level level) throws TransportException {
    log.of(
        line + " " + level,
        () -> {
          link.set(line, level);
          return level;
        });
  }

  @Override
  public void write(byte[] data, Duration timeout) throws TransportException {
    log.of(
        "WRITE timeout=" + timeout.toMillis() + " data=" + Hex.bytes(data),
        () -> {
          link.write(data, timeout);
          return timeout;
        });
  }

  @Override
  public byte[] read(int most, Duration timeout) throws TransportException {
    return log.of(
        "READ timeout=" + timeout.toMillis() + " most=" + most, () -> link.read(most, timeout));
  }

  @Override
  public void close() {
    log.close(link);
  }
}
