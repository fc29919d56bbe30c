package io.github.stm32dfu.cdc;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;

/** Lists serial ports and opens them. */
final class PortFinder implements SerialFinder {
  private static final Duration UDEV_TAKES = Duration.ofSeconds(1);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final PortList ports;
  private final NativePort.Opener opener;
  private final HostSystem host;
  private final Clock clock;
  private final Logger log;
  private final AtomicInteger sessions = new AtomicInteger();

  PortFinder(PortList ports, NativePort.Opener opener, HostSystem host, Clock clock, Logger log) {
    this.ports = ports;
    this.opener = opener;
    this.host = host;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public List<SerialIdentity> list() throws TransportException {
    return ports.list().stream().sorted(new PortOrder()).toList();
  }

  @Override
  public SerialLink open(SerialIdentity port, SerialSettings settings) throws TransportException {
    if (!log.isDebugEnabled()) {
      return link(port, settings);
    }
    LinkLog lines = new LinkLog(sessions.incrementAndGet(), clock, log);
    return new LoggedLink(
        lines.of("OPEN " + port + " " + settings, () -> link(port, settings)), lines);
  }

  private SerialLink link(SerialIdentity port, SerialSettings settings) throws TransportException {
    String what = "opening " + port;
    String name = target(port.name(), what);
    NativePort opened = opened(name, settings, what);
    HelperThread helper = new HelperThread("stm32-dfu port " + port.name());
    try {
      return new PortLink(
          port, settings, opened, writer(name, opened, helper), helper, host, clock, log);
    } catch (IOException failure) {
      Kind kind = opened.available() < 0 ? Kind.DISCONNECTED : Kind.IO;
      opened.close();
      throw new TransportException(kind, what + " for writing: " + failure, Hint.REPLUG, failure);
    }
  }

  private PortWriter writer(String name, NativePort opened, HelperThread helper)
      throws IOException {
    return host == HostSystem.WINDOWS
        ? new SlicedWriter(opened, clock)
        : ChannelWriter.open(Path.of(name), helper);
  }

  /** udev gives permission a moment after a device appears. */
  private NativePort opened(String name, SerialSettings settings, String what)
      throws TransportException {
    Duration deadline = clock.now().plus(UDEV_TAKES);
    while (true) {
      try {
        return opener.open(name, settings);
      } catch (PortFailure failure) {
        SystemError error = error(failure, name);
        boolean mayComeLater = host == HostSystem.LINUX && error.kind() == Kind.ACCESS_DENIED;
        if (!mayComeLater || clock.now().compareTo(deadline) >= 0) {
          throw error.during(what, failure.code());
        }
      }
      clock.sleep(BETWEEN_TRIES);
    }
  }

  private SystemError error(PortFailure failure, String name) throws TransportException {
    return failure.code() == SystemError.OPEN_OR_NOT_THERE && isThere(name)
        ? SystemError.held()
        : SystemError.of(failure.code(), host);
  }

  private boolean isThere(String name) throws TransportException {
    return host == HostSystem.WINDOWS
        ? list().stream().anyMatch(port -> port.name().equalsIgnoreCase(name))
        : Files.exists(Path.of(name));
  }

  /** {@return where a name leads to; on Unix it may be a symbolic link} */
  private String target(String name, String what) throws TransportException {
    if (host == HostSystem.WINDOWS) {
      return name;
    }
    try {
      return Path.of(name).toRealPath().toString();
    } catch (IOException | java.nio.file.InvalidPathException gone) {
      throw SystemError.of(SystemError.OPEN_OR_NOT_THERE, host)
          .during(what, SystemError.OPEN_OR_NOT_THERE);
    }
  }
}
