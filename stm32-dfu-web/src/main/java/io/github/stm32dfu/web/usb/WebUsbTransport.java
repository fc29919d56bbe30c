package io.github.stm32dfu.web.usb;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.web.js.Bytes;
import io.github.stm32dfu.web.js.Closing;
import io.github.stm32dfu.web.js.Given;
import io.github.stm32dfu.web.js.JsObject;
import io.github.stm32dfu.web.js.Settled;
import java.time.Duration;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.Uint8Array;

/**
 * A DFU interface through WebUSB.
 *
 * <p>WebUSB has no timeouts and cannot take a transfer back: one that is late is left to itself,
 * and the device does the next one after it.
 */
final class WebUsbTransport implements DfuTransport {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int GET_DESCRIPTOR = 6;
  private static final int CONFIGURATION = 2 << 8;
  private static final int MOST_DESCRIPTORS = 4096;

  /** In which Chromium notices that a device whose transfer has just failed is gone. */
  private static final int NOTICE_MILLIS = 200;

  private final WebUsb usb;
  private final UsbDevice device;
  private final DfuIdentity identity;
  private boolean closed;

  private WebUsbTransport(WebUsb usb, UsbDevice device, DfuIdentity identity) {
    this.usb = usb;
    this.device = device;
    this.identity = identity;
  }

  static WebUsbTransport open(WebUsb usb, DfuInterface found) throws TransportException {
    UsbDevice device = found.device();
    UsbTrouble trouble = new UsbTrouble(found.identity());
    Closing.await(device);
    trouble.require("opening it", Settled.within(device.open(), PATIENCE));
    try {
      trouble.require(
          "choosing its configuration",
          Settled.within(device.selectConfiguration(found.configurationValue()), PATIENCE));
      trouble.require(
          "claiming its DFU interface",
          Settled.within(device.claimInterface(found.identity().bInterfaceNumber()), PATIENCE));
      return new WebUsbTransport(usb, device, described(found, trouble));
    } catch (TransportException failed) {
      Closing.begin(device, device.close());
      throw failed;
    }
  }

  /** The browser keeps class descriptors to itself, so the device is asked for them. */
  private static DfuIdentity described(DfuInterface found, UsbTrouble trouble)
      throws TransportException {
    JSObject setup = setup("standard", "device", GET_DESCRIPTOR, CONFIGURATION, 0);
    Settled<UsbDevice.InResult> answer =
        Settled.within(found.device().controlTransferIn(setup, MOST_DESCRIPTORS), PATIENCE);
    byte[] configuration = received(trouble.require("reading its descriptors", answer));
    DfuIdentity known = found.identity();
    return new DfuIdentity(
        known.idVendor(),
        known.idProduct(),
        known.bcdDevice(),
        known.serial(),
        known.portPath(),
        known.mode(),
        known.alternateSettings(),
        FunctionalDescriptor.find(configuration),
        known.product(),
        known.bInterfaceNumber(),
        known.remarks());
  }

  @Override
  public DfuIdentity identity() {
    return identity;
  }

  @Override
  public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
      throws TransportException {
    Uint8Array bytes = Bytes.toJs(data);
    UsbDevice.OutResult result =
        done(
            request,
            Settled.within(device.controlTransferOut(setup(request, wValue), bytes), timeout));
    trouble().requireOk(request.name(), result.getStatus());
    if (result.getBytesWritten() != data.length) {
      throw new TransportException(
          Kind.IO,
          request.name()
              + ": "
              + result.getBytesWritten()
              + " of "
              + data.length
              + " bytes went out",
          Hint.RUN_AGAIN);
    }
  }

  @Override
  public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
      throws TransportException {
    UsbDevice.InResult result =
        done(
            request,
            Settled.within(device.controlTransferIn(setup(request, wValue), wLength), timeout));
    trouble().requireOk(request.name(), result.getStatus());
    return received(result);
  }

  @Override
  public void selectAlternateSetting(int bAlternateSetting) throws TransportException {
    trouble()
        .require(
            "SET_INTERFACE " + bAlternateSetting,
            Settled.within(
                device.selectAlternateInterface(identity.bInterfaceNumber(), bAlternateSetting),
                PATIENCE));
  }

  @Override
  public void resetPort() throws TransportException {
    trouble().require("resetting its port", Settled.within(device.reset(), PATIENCE));
  }

  /**
   * Once the board has left, Chromium rejects this with NotFoundError: there is nothing to close.
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Closing.begin(device, device.close());
    }
  }

  /** A transfer that was under way when the plug was pulled fails as any other. */
  private <T extends JSObject> T done(DfuRequest request, Settled<T> outcome)
      throws TransportException {
    try {
      return trouble().require(request.name(), outcome);
    } catch (TransportException failure) {
      if (failure.kind() == Kind.IO && Settled.of(isGone(usb, device, NOTICE_MILLIS)).fulfilled()) {
        throw new TransportException(
            Kind.DISCONNECTED, identity + " left during " + request, Hint.REPLUG, failure);
      }
      throw failure;
    }
  }

  /** {@return a promise that is rejected where the device is still there} */
  @JSBody(
      params = {"usb", "device", "millis"},
      script =
          """
          return new Promise(function(resolve) { setTimeout(resolve, millis); })
            .then(function() { return usb.getDevices(); })
            .then(function(devices) {
              if (devices.indexOf(device) >= 0) {
                throw new Error('it is still there');
              }
            });
          """)
  private static native JSPromise<JSObject> isGone(WebUsb usb, UsbDevice device, int millis);

  private UsbTrouble trouble() {
    if (closed) {
      throw new IllegalStateException("this transport is closed");
    }
    return new UsbTrouble(identity);
  }

  private JSObject setup(DfuRequest request, int wValue) {
    return setup("class", "interface", request.code(), wValue, identity.bInterfaceNumber());
  }

  private static JSObject setup(String type, String recipient, int request, int value, int index) {
    return new JsObject()
        .with("requestType", type)
        .with("recipient", recipient)
        .with("request", request)
        .with("value", value)
        .with("index", index)
        .build();
  }

  private static byte[] received(UsbDevice.InResult result) {
    return Given.isMissing(result.getData()) ? new byte[0] : Bytes.toJava(result.getData());
  }
}
