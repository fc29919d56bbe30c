package io.github.stm32dfu.cdc;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The ports that jSerialComm finds. */
final class LibraryPorts implements PortList {
  private static final String DIAL_IN = "/dev/tty.";
  private static final String CALL_OUT = "/dev/cu.";

  private final Source source;
  private final HostSystem host;

  LibraryPorts(Source source, HostSystem host) {
    this.source = source;
    this.host = host;
  }

  /** Where the library's answers come from. */
  @FunctionalInterface
  interface Source {
    List<LibraryPort> list() throws TransportException;
  }

  @Override
  public List<SerialIdentity> list() throws TransportException {
    List<LibraryPort> all = source.list();
    Set<String> paths = all.stream().map(LibraryPort::path).collect(Collectors.toSet());
    return all.stream()
        .filter(port -> !paths.contains(callOut(port.path())))
        .map(port -> port.identity(host))
        .toList();
  }

  /**
   * {@return the other name of a port of macOS, which has two; nothing else begins so}; the dial-in
   * device is the one that waits for a carrier
   */
  private static String callOut(String path) {
    return path.startsWith(DIAL_IN) ? CALL_OUT + path.substring(DIAL_IN.length()) : "";
  }
}
