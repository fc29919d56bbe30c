package io.github.stm32dfu.journey;

import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which serial port is that of the board that was told to start: one on the same port of the bus;
 * where such ports are not known, the one that looks as before, else one that appeared since.
 *
 * @param path where the bootloader was
 * @param earlier the application's port before the update, if it ran then
 * @param before the ports that were there when the board was told to start
 */
record PortSearch(PortPath path, Optional<SerialIdentity> earlier, List<SerialIdentity> before) {
  PortSearch {
    before = List.copyOf(before);
  }

  /** {@return those that may be meant, of the ports that are there now} */
  List<SerialIdentity> among(List<SerialIdentity> now) {
    if (earlier.isPresent() && !earlier.get().onUsb()) {
      // A pty is in no list.
      return List.of(earlier.get());
    }
    List<SerialIdentity> here = at(PortPath.Match.SAME, now);
    if (!here.isEmpty()) {
      return preferred(here);
    }
    List<SerialIdentity> unknown = at(PortPath.Match.UNKNOWN, now);
    List<SerialIdentity> alike = unknown.stream().filter(this::looksAsBefore).toList();
    return alike.isEmpty() ? appeared(unknown) : preferred(alike);
  }

  /** A device can have several ports; the one by the old name is the old one. */
  private List<SerialIdentity> preferred(List<SerialIdentity> ports) {
    List<SerialIdentity> sameName =
        ports.stream()
            .filter(port -> earlier.isPresent() && port.name().equals(earlier.get().name()))
            .toList();
    return sameName.isEmpty() ? ports : sameName;
  }

  private List<SerialIdentity> at(PortPath.Match match, List<SerialIdentity> ports) {
    return ports.stream()
        .filter(SerialIdentity::onUsb)
        .filter(port -> port.portPath().compare(path) == match)
        .toList();
  }

  private boolean looksAsBefore(SerialIdentity port) {
    return earlier.isPresent()
        && earlier.get().serial().asText().isPresent()
        && earlier.get().serial().equals(port.serial())
        && earlier.get().idVendor().equals(port.idVendor())
        && earlier.get().idProduct().equals(port.idProduct());
  }

  private List<SerialIdentity> appeared(List<SerialIdentity> now) {
    List<SerialIdentity> left = new ArrayList<>(now);
    before.forEach(left::remove);
    return left;
  }
}
