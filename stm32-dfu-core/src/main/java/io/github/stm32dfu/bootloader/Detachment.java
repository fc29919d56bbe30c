package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.Detach;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.PortPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends a running application away, and sees its bootloader come. */
final class Detachment {
  private static final Duration TRANSFER_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final DfuFinder finder;
  private final Clock clock;
  private final DfuIdentity application;

  Detachment(DfuFinder finder, Clock clock, DfuIdentity application) {
    this.finder = finder;
    this.clock = clock;
    this.application = application;
  }

  /** {@return the device as a bootloader} */
  DfuIdentity run(Duration patience) throws DfuException {
    List<DfuIdentity> before = finder.list();
    send();
    return await(before, patience);
  }

  /** Sends DETACH, and resets the port where the device asks for that. */
  void send() throws DfuException {
    FunctionalDescriptor descriptor =
        application
            .functionalDescriptor()
            .orElseThrow(
                () ->
                    new ProtocolException(
                        application + " has no DFU functional descriptor", Hint.CONNECT_DEVICE));
    try (DfuTransport transport = finder.open(application)) {
      Detach.Next next =
          new MachineDriver(transport, clock, TRANSFER_TIMEOUT).run(new Detach(descriptor));
      if (next == Detach.Next.RESET_PORT) {
        reset(transport);
      }
    }
  }

  private static void reset(DfuTransport transport) throws TransportException {
    try {
      transport.resetPort();
    } catch (TransportException failure) {
      if (failure.kind() != Kind.DISCONNECTED) {
        throw failure;
      }
    }
  }

  private DfuIdentity await(List<DfuIdentity> before, Duration patience) throws DfuException {
    Duration deadline = clock.now().plus(patience);
    while (true) {
      List<DfuIdentity> now = finder.list();
      Optional<DfuIdentity> bootloader = bootloader(now, before);
      if (bootloader.isPresent()) {
        return bootloader.get();
      }
      if (clock.now().compareTo(deadline) >= 0) {
        throw new TransportException(
            Kind.TIMEOUT,
            application
                + " did not come back as a bootloader within "
                + patience.toMillis()
                + " ms after DETACH"
                + (now.contains(application) ? ": its application still runs" : ""),
            Hint.REPLUG);
      }
      clock.sleep(PAUSE);
    }
  }

  /** On the same port; where ports are not known, the only one that was not there before. */
  private Optional<DfuIdentity> bootloader(List<DfuIdentity> now, List<DfuIdentity> before) {
    List<DfuIdentity> bootloaders =
        now.stream().filter(device -> device.mode() == DfuIdentity.Mode.DFU).toList();
    Optional<DfuIdentity> same =
        bootloaders.stream().filter(device -> isAt(device, PortPath.Match.SAME)).findFirst();
    if (same.isPresent()) {
      return same;
    }
    List<DfuIdentity> candidates =
        bootloaders.stream()
            .filter(device -> isAt(device, PortPath.Match.UNKNOWN) && !before.contains(device))
            .toList();
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  private boolean isAt(DfuIdentity device, PortPath.Match match) {
    return device.portPath().compare(application.portPath()) == match;
  }
}
