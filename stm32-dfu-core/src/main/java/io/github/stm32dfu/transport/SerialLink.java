package io.github.stm32dfu.transport;

import io.github.stm32dfu.error.TransportException;
import java.time.Duration;

/**
 * An open serial port. Calls block on the caller's thread and are made from one thread at a time;
 * {@link #close()} may be called again, and from any thread.
 *
 * <p>A device that is unplugged, or that jumps into its bootloader, ends each call with {@link
 * TransportException.Kind#DISCONNECTED}, at the latest when the call's timeout is over. So does a
 * close by another thread. An interrupt ends no call; it stays set on the thread. Once closed, a
 * link throws IllegalStateException.
 */
public interface SerialLink extends AutoCloseable {
  /** {@return what is known of the port} */
  SerialIdentity identity();

  /**
   * Changes speed and parity. What was written before has gone out by then.
   *
   * @param settings from now on
   * @throws TransportException where the port cannot
   */
  void configure(SerialSettings settings) throws TransportException;

  /**
   * Signals to the device.
   *
   * @param line to change
   * @param level from now on
   * @throws TransportException of kind UNSUPPORTED where the port has no such line, as a pty
   */
  void set(ModemLine line, ModemLine.Level level) throws TransportException;

  /**
   * Writes all bytes.
   *
   * @param data perhaps none
   * @param timeout until which the host must have taken them; zero or more
   * @throws TransportException of kind TIMEOUT where it did not; nobody knows how many went out
   */
  void write(byte[] data, Duration timeout) throws TransportException;

  /**
   * Waits for bytes.
   *
   * @param most that are wanted, 1 or more
   * @param timeout after which nobody waits for the first of them; zero takes what is there
   * @return those that are there once there is one; none where none came
   * @throws TransportException where none can come any more
   */
  byte[] read(int most, Duration timeout) throws TransportException;

  /**
   * Gives the port back. What was written before goes out, unless the device takes nothing. Never
   * fails and never hangs; calling it again does nothing.
   */
  @Override
  void close();
}
