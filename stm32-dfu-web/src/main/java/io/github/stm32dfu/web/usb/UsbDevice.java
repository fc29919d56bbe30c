package io.github.stm32dfu.web.usb;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.DataView;
import org.teavm.jso.typedarrays.Uint8Array;

/** {@code USBDevice} (WebUSB, section 5), as far as it is used here. */
interface UsbDevice extends JSObject {
  @JSProperty
  int getVendorId();

  @JSProperty
  int getProductId();

  @JSProperty
  int getDeviceVersionMajor();

  @JSProperty
  int getDeviceVersionMinor();

  @JSProperty
  int getDeviceVersionSubminor();

  @JSProperty
  boolean isOpened();

  @JSProperty
  JSArrayReader<Configuration> getConfigurations();

  JSPromise<JSObject> open();

  JSPromise<JSObject> close();

  JSPromise<JSObject> reset();

  JSPromise<JSObject> selectConfiguration(int configurationValue);

  JSPromise<JSObject> claimInterface(int interfaceNumber);

  JSPromise<JSObject> selectAlternateInterface(int interfaceNumber, int alternateSetting);

  JSPromise<InResult> controlTransferIn(JSObject setup, int length);

  JSPromise<OutResult> controlTransferOut(JSObject setup, Uint8Array data);

  /** {@code USBConfiguration}. */
  interface Configuration extends JSObject {
    @JSProperty
    int getConfigurationValue();

    @JSProperty
    JSArrayReader<Interface> getInterfaces();
  }

  /** {@code USBInterface}. */
  interface Interface extends JSObject {
    @JSProperty
    int getInterfaceNumber();

    @JSProperty
    JSArrayReader<Alternate> getAlternates();
  }

  /** {@code USBAlternateInterface}. */
  interface Alternate extends JSObject {
    @JSProperty
    int getAlternateSetting();

    @JSProperty
    int getInterfaceClass();

    @JSProperty
    int getInterfaceSubclass();

    @JSProperty
    int getInterfaceProtocol();
  }

  /** {@code USBOutTransferResult}. */
  interface OutResult extends JSObject {
    @JSProperty
    String getStatus();

    @JSProperty
    int getBytesWritten();
  }

  /** {@code USBInTransferResult}. */
  interface InResult extends JSObject {
    @JSProperty
    String getStatus();

    @JSProperty
    DataView getData();
  }
}
