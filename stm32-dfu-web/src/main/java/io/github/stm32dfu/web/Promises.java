package io.github.stm32dfu.web;

import io.github.stm32dfu.error.DfuException;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/**
 * Work that waits, as a promise: it runs on a thread of its own, which TeaVM makes of callbacks.
 */
final class Promises {
  private Promises() {}

  /** What there is to do. */
  interface Work {
    JSObject run() throws DfuException;
  }

  /** {@return a promise that is rejected with an {@code Error} where the work fails} */
  static JSPromise<JSObject> of(Work work) {
    return new JSPromise<>(
        (resolve, reject) ->
            new Thread(
                    () -> {
                      JSObject result;
                      try {
                        result = work.run();
                      } catch (DfuException | RuntimeException failure) {
                        reject.accept(JsErrors.of(failure));
                        return;
                      }
                      resolve.accept(result);
                    })
                .start());
  }
}
