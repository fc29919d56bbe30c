package io.github.stm32dfu.web.serial;

import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSPromise;

/** {@code navigator.serial} (Web Serial API), as far as it is used here. */
public interface WebSerial extends JSObject {
  /** {@return the ports that are there and that the visitor has allowed} */
  JSPromise<JSArrayReader<WebSerialPort>> getPorts();
}
