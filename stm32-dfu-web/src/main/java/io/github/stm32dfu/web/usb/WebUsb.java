package io.github.stm32dfu.web.usb;

import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSPromise;

/** {@code navigator.usb} (WebUSB, section 4), as far as it is used here. */
public interface WebUsb extends JSObject {
  /** {@return the connected devices that the visitor has allowed} */
  JSPromise<JSArrayReader<UsbDevice>> getDevices();
}
