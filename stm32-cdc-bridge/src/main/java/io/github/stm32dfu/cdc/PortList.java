package io.github.stm32dfu.cdc;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.List;

/** The ports of a system, in any order. */
@FunctionalInterface
interface PortList {
  /**
   * {@return those that there are now; none is opened}
   *
   * @throws TransportException where the system cannot be asked
   */
  List<SerialIdentity> list() throws TransportException;
}
