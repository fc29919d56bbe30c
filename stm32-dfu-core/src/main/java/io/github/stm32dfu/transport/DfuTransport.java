package io.github.stm32dfu.transport;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import java.time.Duration;

/**
 * An open DFU interface. Calls block on the caller's thread and are made from one thread at a time;
 * {@link #close()} may be called again.
 */
public interface DfuTransport extends AutoCloseable {
  /** {@return what is known of the device} */
  DfuIdentity identity();

  /**
   * Sends a class request to the interface, with data from host to device.
   *
   * @param request DETACH, DNLOAD, CLRSTATUS or ABORT
   * @param wValue wBlockNum of DNLOAD, timeout of DETACH, else 0
   * @param data at most wTransferSize bytes, perhaps none
   * @param timeout until which the device must have taken it all
   * @throws TransportException where it did not
   */
  void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
      throws TransportException;

  /**
   * Sends a class request to the interface and gives its answer.
   *
   * @param request UPLOAD, GETSTATUS or GETSTATE
   * @param wValue wBlockNum of UPLOAD, else 0
   * @param wLength most bytes wanted
   * @param timeout until which the answer must be there
   * @return the bytes that came, perhaps fewer than {@code wLength}
   * @throws TransportException where no answer came
   */
  byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
      throws TransportException;

  /**
   * Sends SET_INTERFACE.
   *
   * @param bAlternateSetting one of the identity's
   * @throws TransportException where the device refused
   */
  void selectAlternateSetting(int bAlternateSetting) throws TransportException;

  /**
   * Resets the port. The device may come back as something else; this transport is of no use then.
   *
   * @throws TransportException where the host cannot reset
   */
  void resetPort() throws TransportException;

  /** Releases the interface. Never fails; calling it again does nothing. */
  @Override
  void close();
}
