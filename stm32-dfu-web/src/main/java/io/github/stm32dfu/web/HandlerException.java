package io.github.stm32dfu.web;

import org.teavm.jso.JSObject;

/** A page's handler threw, or its promise was rejected; that ends the journey. */
final class HandlerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient JSObject reason;

  HandlerException(JSObject reason) {
    super("a handler of events failed");
    this.reason = reason;
  }

  JSObject reason() {
    return reason;
  }
}
