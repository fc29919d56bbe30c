package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import java.time.Duration;
import java.util.Optional;

/** Endpoint 0 of the ROM: standard requests (USB 2.0, section 9.4), and DFU's. */
public final class RomUsb {
  private static final int TO_HOST = 0x80;
  private static final int TYPE_MASK = 0x60;
  private static final int STANDARD = 0x00;
  private static final int RECIPIENT_MASK = 0x1F;
  private static final int DEVICE = 0;
  private static final int INTERFACE = 1;
  private static final int ENDPOINT = 2;

  private static final int GET_STATUS = 0;
  private static final int SET_ADDRESS = 5;
  private static final int GET_DESCRIPTOR = 6;
  private static final int GET_CONFIGURATION = 8;
  private static final int SET_CONFIGURATION = 9;
  private static final int GET_INTERFACE = 10;
  private static final int SET_INTERFACE = 11;

  private final RomDfu dfu;
  private final Descriptors descriptors;
  private final int alternateSettings;
  private int alternateSetting;
  private int configuration;

  /**
   * Puts USB around the DFU machine.
   *
   * @param dfu for class requests
   * @param settings for the descriptors
   */
  public RomUsb(RomDfu dfu, RomSettings settings) {
    this.dfu = dfu;
    this.descriptors = new Descriptors(settings);
    this.alternateSettings = settings.alternateSettings().size();
  }

  /** {@return what the ROM says of itself} */
  public UsbDescriptors descriptors() {
    return descriptors.enumerated();
  }

  /** {@return the DFU machine behind it} */
  public RomDfu dfu() {
    return dfu;
  }

  /**
   * Answers a control transfer.
   *
   * @param setup its request
   * @param data from the host
   * @param now when it is answered
   * @return the answer; none while the endpoint keeps the host waiting
   */
  public Optional<ControlReply> answer(SetupPacket setup, byte[] data, Duration now) {
    Optional<DfuRequest> request = setup.dfuRequest();
    if (request.isPresent() && setup.wIndex() == 0) {
      return dfu.answer(request.get(), setup, data, now);
    }
    boolean standard = (setup.bmRequestType() & TYPE_MASK) == STANDARD;
    return Optional.of(standard ? standard(setup) : new ControlReply.Stalled());
  }

  /** The bus was reset. */
  public void busReset() {
    alternateSetting = 0;
    configuration = 0;
    dfu.busReset();
  }

  private ControlReply standard(SetupPacket setup) {
    int recipient = setup.bmRequestType() & RECIPIENT_MASK;
    // There is one interface and one endpoint, each with number 0.
    if (recipient > ENDPOINT || (recipient != DEVICE && (setup.wIndex() & 0x7F) != 0)) {
      return new ControlReply.Stalled();
    }
    if ((setup.bmRequestType() & TO_HOST) == 0) {
      return take(setup, recipient);
    }
    Optional<byte[]> answer =
        switch (setup.bRequest()) {
          case GET_DESCRIPTOR -> descriptors.find(setup.wValue() >> 8, setup.wValue() & 0xFF);
          case GET_CONFIGURATION -> Optional.of(new byte[] {(byte) configuration});
          case GET_INTERFACE -> Optional.of(new byte[] {(byte) alternateSetting});
          case GET_STATUS -> Optional.of(new byte[] {(byte) (recipient == DEVICE ? 1 : 0), 0});
          default -> Optional.empty();
        };
    return answer
        .<ControlReply>map(bytes -> new ControlReply.Data(Descriptors.cut(bytes, setup.wLength())))
        .orElseGet(ControlReply.Stalled::new);
  }

  private ControlReply take(SetupPacket setup, int recipient) {
    int value = setup.wValue();
    if (recipient == INTERFACE && setup.bRequest() == SET_INTERFACE && value < alternateSettings) {
      alternateSetting = value;
      dfu.interfaceSet();
      return new ControlReply.Acknowledged();
    }
    if (recipient == DEVICE && setup.bRequest() == SET_CONFIGURATION && value <= 1) {
      configuration = value;
      alternateSetting = 0;
      return new ControlReply.Acknowledged();
    }
    return recipient == DEVICE && setup.bRequest() == SET_ADDRESS
        ? new ControlReply.Acknowledged()
        : new ControlReply.Stalled();
  }
}
