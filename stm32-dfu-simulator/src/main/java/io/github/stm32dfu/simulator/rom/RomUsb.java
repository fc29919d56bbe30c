package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.device.StandardRequests;
import io.github.stm32dfu.simulator.device.UsbFunction;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import java.time.Duration;
import java.util.Optional;

/** The ROM on USB: endpoint 0 and no other. */
public final class RomUsb implements UsbFunction {
  private final RomDfu dfu;
  private final Descriptors descriptors;
  private final StandardRequests standard;

  /**
   * Puts USB around the DFU machine.
   *
   * @param dfu for class requests
   * @param settings for the descriptors
   */
  public RomUsb(RomDfu dfu, RomSettings settings) {
    this.dfu = dfu;
    this.descriptors = new Descriptors(settings);
    this.standard = new StandardRequests(descriptors.all(), dfu::interfaceSet);
  }

  @Override
  public UsbDescriptors descriptors() {
    return descriptors.all().enumerated();
  }

  @Override
  public Optional<DfuIdentity> dfuInterface(PortPath path) {
    return Optional.of(descriptors.identity(path));
  }

  @Override
  public Optional<SerialIdentity> serialPort(String name, PortPath path) {
    return Optional.empty();
  }

  /** {@return the DFU machine behind it} */
  public RomDfu dfu() {
    return dfu;
  }

  @Override
  public Optional<ControlReply> control(SetupPacket setup, byte[] data, Duration now) {
    Optional<DfuRequest> request = setup.dfuRequest();
    if (request.isPresent() && setup.wIndex() == 0) {
      return dfu.answer(request.get(), setup, data, now);
    }
    boolean known = StandardRequests.isStandard(setup);
    return Optional.of(known ? standard.answer(setup) : new ControlReply.Stalled());
  }

  @Override
  public void busReset() {
    standard.busReset();
    dfu.busReset();
  }
}
