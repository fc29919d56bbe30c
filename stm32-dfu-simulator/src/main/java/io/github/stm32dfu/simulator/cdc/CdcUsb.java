package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.UsbLook;
import io.github.stm32dfu.simulator.device.DescriptorSet;
import io.github.stm32dfu.simulator.device.StandardRequests;
import io.github.stm32dfu.simulator.device.UsbFunction;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
  private final Optional<RunTimeDfu> dfu;
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
    this.dfu = RunTimeDfu.of(application);
    this.descriptors = new CdcDescriptors(look, serial, dfu.map(RunTimeDfu::descriptor)).all();
    this.standard = new StandardRequests(descriptors, () -> {});
    this.application = application;
  }

  @Override
  public UsbDescriptors descriptors() {
    return descriptors.enumerated();
  }

  @Override
  public Optional<DfuIdentity> dfuInterface(PortPath path) {
    return dfu.map(
        its ->
            new DfuIdentity(
                look.idVendor(),
                look.idProduct(),
                CdcDescriptors.BCD_DEVICE,
                serialString(),
                path,
                DfuIdentity.Mode.RUN_TIME,
                List.of(new AlternateSetting(0, new DeviceString.Absent())),
                Optional.of(its.descriptor()),
                new DeviceString.Text(look.product()),
                CdcDescriptors.DFU,
                List.of()));
  }

  @Override
  public Optional<SerialIdentity> serialPort(String name, PortPath path) {
    return Optional.of(
        new SerialIdentity(
            name,
            OptionalInt.of(look.idVendor()),
            OptionalInt.of(look.idProduct()),
            serialString(),
            new DeviceString.Text(look.product()),
            path));
  }

  private DeviceString serialString() {
    return serial.<DeviceString>map(DeviceString.Text::new).orElseGet(DeviceString.Absent::new);
  }

  @Override
  public void busReset() {
    standard.busReset();
    dfu.ifPresent(its -> its.busReset(application.now()));
    lineCoding = FIRST_CODING.clone();
    application.busReset();
  }

  @Override
  public Optional<ControlReply> control(SetupPacket setup, byte[] data, Duration now) {
    if (StandardRequests.isStandard(setup)) {
      return Optional.of(standard.answer(setup));
    }
    if (LandingPage.isAsked(setup)) {
      return Optional.of(new LandingPage(look.landingPage()).answer(setup));
    }
    return Optional.of(
        switch (setup.wIndex()) {
          case CdcDescriptors.COMMUNICATION -> classRequest(setup, data);
          case CdcDescriptors.DFU -> dfuRequest(setup, now);
          default -> STALLED;
        });
  }

  private ControlReply dfuRequest(SetupPacket setup, Duration now) {
    return setup
        .dfuRequest()
        .flatMap(request -> dfu.map(its -> its.answer(request, setup, now)))
        .orElse(STALLED);
  }

  @Override
  public Optional<ControlReply> in(int endpoint, int length) {
    return switch (endpoint) {
      case UsbLook.DATA_ENDPOINT ->
          length == 0
              ? Optional.of(new ControlReply.Data(new byte[0]))
              : application.fetch(length).map(ControlReply.Data::new);
      case CdcDescriptors.NOTIFICATION_ENDPOINT -> Optional.empty();
      default -> Optional.of(STALLED);
    };
  }

  @Override
  public Optional<ControlReply> out(int endpoint, byte[] data) {
    if (endpoint != UsbLook.DATA_ENDPOINT) {
      return Optional.of(STALLED);
    }
    return application.hears(data) ? Optional.of(ACKNOWLEDGED) : Optional.empty();
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
        application.signalled(CdcRequests.lines(setup));
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
    application.configured(CdcRequests.baudRate(data));
    return ACKNOWLEDGED;
  }
}
