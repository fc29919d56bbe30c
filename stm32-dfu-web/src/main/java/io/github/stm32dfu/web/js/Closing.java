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
  private static final JSObject ALL = none();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Closing() {}

  /**
   * Notes that a device is being closed. How that ends is of no interest: a board that has left
   * rejects it.
   *
   * @param device that is being closed
   * @param closed settled at its end
   */
  public static void begin(JSObject device, JSPromise<JSObject> closed) {
    note(ALL, device, closed);
  }

  @JSBody(script = "return new WeakMap();")
  private static native JSObject none();

  @JSBody(
      params = {"all", "device", "closed"},
      script =
          """
          all.set(device, closed.then(function() {}, function() {}));
          """)
  private static native void note(JSObject all, JSObject device, JSPromise<JSObject> closed);

  /**
   * Waits until a device is closed.
   *
   * @param device that is to be opened
   */
  public static void await(JSObject device) {
    Settled.within(of(ALL, device), PATIENCE);
  }

  @JSBody(
      params = {"all", "device"},
      script =
          """
          return Promise.resolve(all.get(device));
          """)
  private static native JSPromise<JSObject> of(JSObject all, JSObject device);
}
