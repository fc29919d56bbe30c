package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;
import java.util.Optional;

/** The host's end of one cable, whatever hangs on the other end. */
interface DevicePort {
  /** {@return the device as a host sees it without opening it, if it does} */
  Optional<DfuIdentity> seen();

  /** Gives the device to one host program. */
  DfuTransport claim(DfuIdentity identity) throws TransportException;

  /** Takes back a claim that was made of one enumeration. */
  void release(long attachment);

  /** {@return how a transfer to the device of one enumeration ended} */
  ControlReply transfer(long attachment, SetupPacket setup, byte[] data, Duration timeout);

  /** {@return whether the device was there to be reset} */
  boolean reset(long attachment);
}
