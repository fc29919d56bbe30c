package io.github.stm32dfu.usb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What Linux tells everybody of its USB devices, in files that need no permission. Elsewhere, and
 * where a file is missing, there is nothing.
 *
 * @param root {@code /sys/bus/usb/devices}
 */
record Sysfs(Path root) {
  /**
   * {@return the files of a device; none where another device has come to that port meanwhile}
   *
   * @param portPath such as {@code 1-5.2}
   * @param deviceAddress which the device had on its bus
   */
  Optional<Node> device(String portPath, int deviceAddress) {
    Node node = new Node(root.resolve(portPath));
    return node.attribute("devnum").filter(Integer.toString(deviceAddress)::equals).isPresent()
        ? Optional.of(node)
        : Optional.empty();
  }

  /** The folder of a device or of one of its interfaces. */
  record Node(Path folder) {
    /** {@return the folder of an interface} */
    Node onInterface(int bConfigurationValue, int bInterfaceNumber) {
      String name = folder.getFileName() + ":" + bConfigurationValue + "." + bInterfaceNumber;
      return new Node(folder.resolve(name));
    }

    /** {@return what a file holds, without the end of its line} */
    Optional<String> attribute(String name) {
      try {
        String text = new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
      } catch (IOException missing) {
        return Optional.empty();
      }
    }

    /** {@return whether a program, not a kernel driver, holds the interface} */
    boolean heldByProgram() {
      try {
        return Files.readSymbolicLink(folder.resolve("driver")).endsWith("usbfs");
      } catch (IOException noDriver) {
        return false;
      }
    }
  }
}
