package io.github.stm32dfu.transport;

import io.github.stm32dfu.error.TransportException;
import java.util.List;

/** Finds DFU interfaces on some bus. */
public interface DfuFinder {
  /**
   * {@return all DFU interfaces that are there now; never fails for want of permission to one}
   *
   * @throws TransportException where the bus itself cannot be asked
   */
  List<DfuIdentity> list() throws TransportException;

  /**
   * Opens and claims an interface.
   *
   * @param device one that {@link #list()} gave
   * @return its transport, to be closed by the caller
   * @throws TransportException where it is gone, held by another program, or not permitted
   */
  DfuTransport open(DfuIdentity device) throws TransportException;
}
