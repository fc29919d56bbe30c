package io.github.stm32dfu.simulator.usb;

/**
 * A device in the hands of one host, from one enumeration until the device leaves. One that comes
 * back is to be attached anew.
 *
 * <p>Transfers block as long as the device keeps the host waiting; an interrupt ends that, a
 * control transfer without an answer. A host makes one transfer after the other at each endpoint,
 * and talks to several endpoints at a time, each from a thread of its own.
 */
public interface UsbAttachment extends AutoCloseable {
  /** {@return what it says of itself} */
  UsbDescriptors descriptors();

  /**
   * Makes a control transfer at endpoint 0.
   *
   * @param setup its request
   * @param data from the host
   * @return how it ended
   */
  ControlReply control(SetupPacket setup, byte[] data);

  /**
   * Makes a bulk or interrupt transfer to the host. A device without such an endpoint stalls.
   *
   * @param endpoint 1 to 15
   * @param length most bytes wanted
   * @return how it ended
   * @throws InterruptedException where the wait was ended by an interrupt
   */
  default ControlReply in(int endpoint, int length) throws InterruptedException {
    return new ControlReply.Stalled();
  }

  /**
   * Makes a bulk or interrupt transfer to the device. A device without such an endpoint stalls.
   *
   * @param endpoint 1 to 15
   * @param data from the host
   * @return how it ended
   * @throws InterruptedException where the wait was ended by an interrupt
   */
  default ControlReply out(int endpoint, byte[] data) throws InterruptedException {
    return new ControlReply.Stalled();
  }

  /**
   * Waits until the device has left.
   *
   * @throws InterruptedException where the wait was ended by an interrupt
   */
  void awaitDeparture() throws InterruptedException;

  /** Lets go of the device. Calling it again does nothing. */
  @Override
  void close();
}
