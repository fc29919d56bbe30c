package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the serial ports of simulated boards whose applications a host would see. */
record BoardSerialFinder(List<SerialPort> ports) implements SerialFinder {
  @Override
  public List<SerialIdentity> list() {
    return IntStream.range(0, ports.size()).boxed().flatMap(i -> seen(i).stream()).toList();
  }

  @Override
  public SerialLink open(SerialIdentity port, SerialSettings settings) throws TransportException {
    for (int i = 0; i < ports.size(); i++) {
      if (seen(i).filter(it -> it.name().equals(port.name())).isPresent()) {
        return ports.get(i).open(port, settings);
      }
    }
    throw SerialPort.gone(port);
  }

  private Optional<SerialIdentity> seen(int number) {
    return ports.get(number).seen(number, ports.size());
  }
}
