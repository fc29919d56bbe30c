package io.github.stm32dfu.cdc;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The ports of Linux, from the files in which it tells everybody of them. They need no permission,
 * no udev and no native library, and no port is opened, while jSerialComm opens UARTs to look for
 * them. Virtual consoles and ptys have no device and are left out, and so are UARTs without a chip.
 */
final class SysfsPorts implements PortList {
  private static final int HEX = 16;

  private final Path terminals;
  private final Path nodes;

  /**
   * Looks into folders.
   *
   * @param terminals {@code /sys/class/tty}
   * @param nodes {@code /dev}
   */
  SysfsPorts(Path terminals, Path nodes) {
    this.terminals = terminals;
    this.nodes = nodes;
  }

  @Override
  public List<SerialIdentity> list() throws TransportException {
    List<SerialIdentity> ports = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(terminals)) {
      for (Path terminal : all) {
        port(terminal).ifPresent(ports::add);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException failure) {
      throw new TransportException(
          Kind.IO, "listing serial ports: cannot read " + terminals, Hint.NONE, failure);
    }
    return ports;
  }

  private Optional<SerialIdentity> port(Path terminal) {
    Path node = nodes.resolve(name(terminal));
    if (!Files.exists(node)) {
      return Optional.empty();
    }
    try {
      Path device = terminal.resolve("device").toRealPath();
      Optional<Path> board = usbDevice(device);
      if (board.isPresent()) {
        return Optional.of(onUsb(node.toString(), board.get()));
      }
      boolean phantom = attribute(terminal, "type").equals("0");
      return phantom ? Optional.empty() : Optional.of(SerialIdentity.named(node.toString()));
    } catch (IOException noDeviceOrGone) {
      return Optional.empty();
    }
  }

  /** Slashes of a node's name are exclamation marks in sysfs. */
  private static String name(Path terminal) {
    return terminal.getFileName().toString().replace('!', '/');
  }

  /** {@return the USB device that has an interface, or a port of it, somewhere below} */
  private static Optional<Path> usbDevice(Path device) {
    for (Path folder = device; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("idVendor"))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static SerialIdentity onUsb(String name, Path board) throws IOException {
    return new SerialIdentity(
        name,
        id(board, "idVendor"),
        id(board, "idProduct"),
        text(board, "serial"),
        text(board, "product"),
        PortPath.of(String.valueOf(board.getFileName())));
  }

  private static OptionalInt id(Path board, String name) throws IOException {
    String digits = attribute(board, name);
    try {
      return OptionalInt.of(Integer.parseInt(digits, HEX));
    } catch (NumberFormatException vanishing) {
      throw new IOException(name + " is " + digits, vanishing);
    }
  }

  private static DeviceString text(Path board, String name) throws IOException {
    return PortText.of(attribute(board, name));
  }

  /** {@return what a file holds; nothing where it is missing} */
  private static String attribute(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file)
        ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip()
        : "";
  }
}
