package io.github.stm32dfu.simulator.contract;

import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import java.time.Duration;

/** What {@link SerialLinkContract} must be able to do at the other end of a serial port. */
public abstract class SerialLinkBench {
  /** What happens while a test waits in a call. */
  @FunctionalInterface
  public interface Happening {
    /** Takes place. */
    void happen() throws Exception;
  }

  /** {@return what opens the port} */
  protected abstract SerialFinder finder() throws Exception;

  /** {@return the one port, which nobody has open when a test begins} */
  protected abstract SerialIdentity port() throws Exception;

  /** {@return the time by which the link keeps its timeouts} */
  protected abstract Clock clock();

  /** The other end sends bytes, which arrive sooner or later. */
  protected abstract void send(byte[] data) throws Exception;

  /**
   * {@return the next bytes that the other end took: so many, or fewer where no more come}; unless
   * it is stalled, it takes whatever the link writes, asked or not
   */
  protected abstract byte[] receive(int count) throws Exception;

  /** From now on the other end takes nothing; what buffers there are fill up. */
  protected abstract void stall() throws Exception;

  /** {@return bits per second, as the other end sees them} */
  protected abstract int baudRate() throws Exception;

  /** The other end leaves, as a board that is unplugged. It does not come back. */
  protected abstract void unplug() throws Exception;

  /**
   * Lets something happen a while later, while the test waits in a call: in real time on another
   * thread, in virtual time when the clock gets there.
   */
  protected abstract void after(Duration delay, Happening happening) throws Exception;
}
