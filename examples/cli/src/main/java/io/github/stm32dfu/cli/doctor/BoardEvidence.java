package io.github.stm32dfu.cli.doctor;

import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.usb.DeviceNode;
import java.util.Optional;

/**
 * One board in its bootloader.
 *
 * @param identity as it was listed
 * @param node its file, on Linux
 * @param contact how far it let itself be used
 */
public record BoardEvidence(DfuIdentity identity, Optional<DeviceNode> node, Contact contact) {
  /** {@return whether a hub is in between: its port path has more than the root hub's port} */
  boolean isBehindHub() {
    return identity.portPath().text().filter(path -> path.contains(".")).isPresent();
  }
}
