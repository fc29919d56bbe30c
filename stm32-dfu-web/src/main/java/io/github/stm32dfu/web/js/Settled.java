package io.github.stm32dfu.web.js;

import java.time.Duration;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;

/**
 * How a promise ended. Awaiting a promise itself would lose the name of a {@code DOMException}, and
 * WebUSB knows no timeouts.
 *
 * @param <T> what was promised
 */
public abstract class Settled<T extends JSObject> implements JSObject {
  private Settled() {}

  /** {@return {@code fulfilled}, {@code rejected} or {@code pending}} */
  @JSProperty
  public abstract String getStatus();

  /** {@return what it was fulfilled with} */
  @JSProperty
  public abstract T getValue();

  /** {@return the name of what it was rejected with, as {@code NetworkError}} */
  @JSProperty
  public abstract String getName();

  /** {@return the message of what it was rejected with} */
  @JSProperty
  public abstract String getMessage();

  /** {@return what it was rejected with; undefined where it was not} */
  @JSProperty
  public abstract JSObject getReason();

  /** {@return whether the promise kept what it promised} */
  public final boolean fulfilled() {
    return getStatus().equals("fulfilled");
  }

  /** {@return whether the promise was neither fulfilled nor rejected in time} */
  public final boolean pending() {
    return getStatus().equals("pending");
  }

  /** {@return name and message of what it was rejected with} */
  public final String reason() {
    return getName() + ": " + getMessage();
  }

  /**
   * Waits for a promise for as long as it takes.
   *
   * @param promise of anything
   * @param <T> what was promised
   * @return how it ended
   */
  public static <T extends JSObject> Settled<T> of(JSPromise<T> promise) {
    return outcome(promise).await();
  }

  /**
   * Waits for a promise.
   *
   * @param promise of anything
   * @param longest that is waited, rounded up to milliseconds
   * @param <T> what was promised
   * @return how it ended, or that it is still pending
   */
  public static <T extends JSObject> Settled<T> within(JSPromise<T> promise, Duration longest) {
    long millis = (longest.toNanos() + 999_999) / 1_000_000;
    return race(outcome(promise), (int) Math.min(Math.max(0, millis), Integer.MAX_VALUE)).await();
  }

  @JSBody(
      params = "promise",
      script =
          """
          return Promise.resolve(promise).then(
            function(value) { return {status: 'fulfilled', value: value}; },
            function(why) {
              return {status: 'rejected', reason: why,
                name: String(why && why.name || 'Error'), message: String(why && why.message || why)};
            });
          """)
  private static native <T extends JSObject> JSPromise<Settled<T>> outcome(JSPromise<T> promise);

  @JSBody(
      params = {"outcome", "millis"},
      script =
          """
          return new Promise(function(resolve) {
            var timer = setTimeout(function() { resolve({status: 'pending'}); }, millis);
            outcome.then(function(settled) { clearTimeout(timer); resolve(settled); });
          });
          """)
  private static native <T extends JSObject> JSPromise<Settled<T>> race(
      JSPromise<Settled<T>> outcome, int millis);
}
