package io.github.stm32dfu.cdc;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Gets bytes to a port's driver within a time, whatever the device does. */
interface PortWriter {
  /**
   * Writes all bytes.
   *
   * @throws TimeoutException where the driver did not take them all in time; nobody knows how many
   *     it took
   * @throws IOException where the device is gone, the port is closed, or the system fails
   */
  void write(byte[] data, Duration timeout) throws IOException, TimeoutException;

  /** Ends a write in progress, on whatever thread. Calling it again does nothing. */
  void close();
}
