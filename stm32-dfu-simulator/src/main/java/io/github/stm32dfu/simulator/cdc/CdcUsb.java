package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.UsbLook;
import io.github.stm32dfu.simulator.device.DescriptorSet;
import io.github.stm32dfu.simulator.device.StandardRequests;
import io.github.stm32dfu.simulator.device.UsbFunction;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** An application on USB: class requests (PSTN 1.2, section 6.3) and its three endpoints. */
public final class CdcUsb implements UsbFunction {
  /** 115200 8N1. */
  private static final byte[] FIRST_CODING = CdcRequests.lineCoding(SerialSettings.standard());

  private static final ControlReply ACKNOWLEDGED = new ControlReply.Acknowledged();
  private static final ControlReply STALLED = new ControlReply.Stalled();

  private final UsbLook look;
  private final Optional<String> serial;
  private final DescriptorSet descriptors;
  private final StandardRequests standard;
  private final Application application;
  private byte[] lineCoding = FIRST_CODING.clone();

  /**
   * Puts USB around an application.
   *
   * @param look ids and strings
   * @param application that is reached by it
   */
  public CdcUsb(UsbLook look, Application application) {
    this.look = look;
    this.serial = look.serial().of(application.uniqueId());
    this.descriptors = new CdcDescriptors(look, serial).all();
    this.standard = new StandardRequests(descriptors, () -> {});
    this.application = application;
  }

  @Override
  public UsbDescriptors descriptors() {
    return descriptors.enumerated();
  }

  @Override
  public Optional<DfuIdentity> dfuInterface(PortPath path) {
    return Optional.empty();
  }

  @Override
  public Optional<SerialIdentity> serialPort(String name, PortPath path) {
    return Optional.of(
        new SerialIdentity(
            name,
            OptionalInt.of(look.idVendor()),
            OptionalInt.of(look.idProduct()),
            serial.<DeviceString>map(DeviceString.Text::new).orElseGet(DeviceString.Absent::new),
            new DeviceString.Text(look.product()),
            path));
  }

  @Override
  public void busReset() {
    standard.busReset();
    lineCoding = FIRST_CODING.clone();
    application.busReset();
  }

  @Override
  public Optional<ControlReply> control(SetupPacket setup, byte[] data, Duration now) {
    if (StandardRequests.isStandard(setup)) {
      return Optional.of(standard.answer(setup));
    }
    boolean mine = setup.wIndex() == CdcDescriptors.COMMUNICATION;
    return Optional.of(mine ? classRequest(setup, data) : STALLED);
  }

  @Override
  public Optional<ControlReply> in(int endpoint, int length) {
    return switch (endpoint) {
      case CdcRequests.DATA_ENDPOINT ->
          length == 0
              ? Optional.of(new ControlReply.Data(new byte[0]))
              : application.fetch(length).map(ControlReply.Data::new);
      case CdcDescriptors.NOTIFICATION_ENDPOINT -> Optional.empty();
      default -> Optional.of(STALLED);
    };
  }

  @Override
  public Optional<ControlReply> out(int endpoint, byte[] data) {
    if (endpoint != CdcRequests.DATA_ENDPOINT) {
      return Optional.of(STALLED);
    }
    application.take(data);
    return Optional.of(ACKNOWLEDGED);
  }

  private ControlReply classRequest(SetupPacket setup, byte[] data) {
    if (setup.bmRequestType() == CdcRequests.FROM_INTERFACE
        && setup.bRequest() == CdcRequests.GET_LINE_CODING) {
      int length = Math.min(lineCoding.length, setup.wLength());
      return new ControlReply.Data(Arrays.copyOf(lineCoding, length));
    }
    if (setup.bmRequestType() != CdcRequests.TO_INTERFACE) {
      return STALLED;
    }
    return switch (setup.bRequest()) {
      case CdcRequests.SET_LINE_CODING -> setLineCoding(data);
      case CdcRequests.SET_CONTROL_LINE_STATE -> {
        application.lines(CdcRequests.lines(setup));
        yield ACKNOWLEDGED;
      }
      case CdcRequests.SEND_BREAK -> ACKNOWLEDGED;
      default -> STALLED;
    };
  }

  private ControlReply setLineCoding(byte[] data) {
    if (data.length != lineCoding.length) {
      return STALLED;
    }
    lineCoding = data.clone();
    application.baudRate(CdcRequests.baudRate(data));
    return ACKNOWLEDGED;
  }
}
