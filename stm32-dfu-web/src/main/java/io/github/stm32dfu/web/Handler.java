package io.github.stm32dfu.web;

import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.web.js.Given;
import io.github.stm32dfu.web.js.Settled;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/** What a page hears events with, and what it stops a run with. */
final class Handler {
  private final Optional<JSObject> onEvent;
  private final CancelToken cancel = new CancelToken();

  private Handler(Optional<JSObject> onEvent) {
    this.onEvent = onEvent;
  }

  /** {@return the handler in {@code onEvent}, and the AbortSignal in {@code signal}} */
  static Handler of(Given options) {
    Handler handler = new Handler(options.object("onEvent"));
    options.object("signal").ifPresent(signal -> listen(signal, handler.cancel::cancel));
    return handler;
  }

  CancelToken cancel() {
    return cancel;
  }

  /** A handler that returns a promise holds the run up until that is settled. */
  void hear(JSObject event) {
    if (onEvent.isPresent()) {
      Settled<JSObject> outcome = Settled.of(call(onEvent.get(), event));
      if (!outcome.fulfilled()) {
        throw new HandlerException(outcome.getReason());
      }
    }
  }

  @JSBody(
      params = {"handler", "event"},
      script = "return new Promise(function(resolve) { resolve(handler(event)); });")
  private static native JSPromise<JSObject> call(JSObject handler, JSObject event);

  @JSBody(
      params = {"signal", "stop"},
      script =
          """
          if (signal.aborted) {
            stop();
          } else {
            signal.addEventListener('abort', function() { stop(); });
          }
          """)
  private static native void listen(JSObject signal, Stop stop);

  /** Cancels a run. */
  @JSFunctor
  interface Stop extends JSObject {
    void stop();
  }
}
