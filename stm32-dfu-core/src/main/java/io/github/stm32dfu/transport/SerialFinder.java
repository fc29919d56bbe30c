package io.github.stm32dfu.transport;

import io.github.stm32dfu.error.TransportException;
import java.util.List;

/** Finds the serial ports of a host. */
public interface SerialFinder {
  /**
   * {@return all serial ports that are there now; never fails for want of permission to one}
   *
   * @throws TransportException where the host cannot be asked
   */
  List<SerialIdentity> list() throws TransportException;

  /**
   * Opens a port for this program alone. Nothing is sent, but the host may assert DTR and RTS.
   *
   * @param port one that {@link #list()} gave, or one that {@link SerialIdentity#named} made
   * @param settings to begin with
   * @return the port, to be closed by the caller
   * @throws TransportException where it is gone, held by another program, or not permitted
   */
  SerialLink open(SerialIdentity port, SerialSettings settings) throws TransportException;
}
