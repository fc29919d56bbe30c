package io.github.stm32dfu.web.js;

import java.time.Duration;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/**
 * Devices that are being closed. Nobody waits for that but who opens the same device again: a
 * {@code close()} that waits would make TeaVM compile every method that closes anything, streams
 * among them, so that it can be suspended, which doubles the module.
 */
public final class Closing {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Closing() {}

  /**
   * Notes that a device is being closed. How that ends is of no interest: a board that has left
   * rejects it.
   *
   * @param device that is being closed
   * @param closed settled at its end
   */
  @JSBody(
      params = {"device", "closed"},
      script =
          """
          var all = globalThis.stm32DfuClosing || (globalThis.stm32DfuClosing = new WeakMap());
          all.set(device, closed.then(function() {}, function() {}));
          """)
  public static native void begin(JSObject device, JSPromise<JSObject> closed);

  /**
   * Waits until a device is closed.
   *
   * @param device that is to be opened
   */
  public static void await(JSObject device) {
    Settled.within(of(device), PATIENCE);
  }

  @JSBody(
      params = "device",
      script =
          """
          var all = globalThis.stm32DfuClosing;
          return Promise.resolve(all && all.get(device));
          """)
  private static native JSPromise<JSObject> of(JSObject device);
}
