package io.github.stm32dfu.simulator.device;

import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import java.time.Duration;
import java.util.Optional;

/** The device's side of the cable, as the program that runs on a board makes it. */
public interface UsbFunction {
  /** {@return what it says of itself} */
  UsbDescriptors descriptors();

  /**
   * {@return its DFU interface as a host sees it, if it has one}
   *
   * @param path where it is plugged in
   */
  Optional<DfuIdentity> dfuInterface(PortPath path);

  /**
   * {@return its serial port as a host sees it, if it has one}
   *
   * @param name that the host gave it
   * @param path where it is plugged in
   */
  Optional<SerialIdentity> serialPort(String name, PortPath path);

  /** The bus was reset. */
  void busReset();

  /**
   * Answers a control transfer.
   *
   * @param setup its request
   * @param data from the host
   * @param now when it is answered
   * @return the answer; none while the endpoint keeps the host waiting
   */
  Optional<ControlReply> control(SetupPacket setup, byte[] data, Duration now);

  /**
   * Answers a bulk or interrupt transfer to the host.
   *
   * @param endpoint 1 to 15
   * @param length most bytes wanted
   * @return the answer; none while the endpoint keeps the host waiting
   */
  default Optional<ControlReply> in(int endpoint, int length) {
    return Optional.of(new ControlReply.Stalled());
  }

  /**
   * Answers a bulk or interrupt transfer to the device.
   *
   * @param endpoint 1 to 15
   * @param data from the host
   * @return the answer; none while the endpoint keeps the host waiting
   */
  default Optional<ControlReply> out(int endpoint, byte[] data) {
    return Optional.of(new ControlReply.Stalled());
  }
}
