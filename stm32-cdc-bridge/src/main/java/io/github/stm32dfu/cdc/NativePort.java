package io.github.stm32dfu.cdc;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialSettings;

/**
 * An open serial port of the system. No call waits for the device, {@link #write} and {@link
 * #close} aside. All may come from any thread; after a close they answer as if the device had left.
 */
interface NativePort {
  /** {@return how many bytes can be read now; negative where the device is gone} */
  int available();

  /**
   * {@return how many bytes were read; negative where the device is gone}
   *
   * @param buffer to be filled from its start, as far as there are bytes
   */
  int read(byte[] buffer);

  /** {@return bytes that the driver still has to send; negative where the device is gone} */
  int pending();

  /**
   * Writes bytes, if the system does it within a fraction of a second. Only for systems where that
   * is so.
   *
   * @return how many were taken; negative where the device is gone
   */
  int write(byte[] data);

  /** {@return whether the driver accepts such settings; if not, {@link #error} says why} */
  boolean configure(SerialSettings settings);

  /** {@return whether there is such a line to change; if not, {@link #error} says why} */
  boolean set(ModemLine line, ModemLine.Level level);

  /** {@return the system's error code of the last call that failed} */
  int error();

  /** Gives the port back. May wait for what a device does not take, as long as its driver likes. */
  void close();

  /** Opens a port by name. */
  @FunctionalInterface
  interface Opener {
    /**
     * {@return the port, held by this process alone}
     *
     * @param name by which the system knows it
     * @param settings to begin with
     * @throws PortFailure where the system does not open it
     * @throws TransportException where no port can be opened at all
     */
    NativePort open(String name, SerialSettings settings) throws PortFailure, TransportException;
  }
}
