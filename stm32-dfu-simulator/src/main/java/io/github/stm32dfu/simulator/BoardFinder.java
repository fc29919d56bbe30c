package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.util.List;
import java.util.Optional;

/** Finds simulated boards that a host would see. */
record BoardFinder(List<? extends DevicePort> ports) implements DfuFinder {
  @Override
  public List<DfuIdentity> list() {
    return ports.stream().flatMap(port -> port.seen().stream()).toList();
  }

  @Override
  public DfuTransport open(DfuIdentity device) throws TransportException {
    for (DevicePort port : ports) {
      Optional<DfuIdentity> seen = port.seen().filter(device::equals);
      if (seen.isPresent()) {
        return port.claim(seen.get());
      }
    }
    throw new TransportException(
        Kind.DISCONNECTED, device + " is not on the bus any more", Hint.CONNECT_DEVICE);
  }
}
