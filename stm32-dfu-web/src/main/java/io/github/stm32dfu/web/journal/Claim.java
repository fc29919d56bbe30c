package io.github.stm32dfu.web.journal;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.web.js.Given;
import io.github.stm32dfu.web.js.Settled;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/** A Web Lock that is held: no other tab has the journal. */
final class Claim {
  private final Release lock;

  private Claim(Release lock) {
    this.lock = lock;
  }

  static Claim of(String journal) throws JournalException {
    Settled<Release> outcome = Settled.of(request("stm32-dfu " + journal));
    if (!outcome.fulfilled()) {
      throw new JournalException(
          JournalException.Kind.IO,
          "claiming " + journal + ": " + outcome.reason(),
          Hint.RUN_AGAIN);
    }
    if (Given.isMissing(outcome.getValue())) {
      throw new JournalException(
          JournalException.Kind.IN_USE,
          "another tab of this browser works on this update",
          Hint.CLOSE_OTHER_PROGRAM);
    }
    return new Claim(outcome.getValue());
  }

  void release() {
    lock.release();
  }

  /** Gives a lock back. */
  @JSFunctor
  interface Release extends JSObject {
    void release();
  }

  @JSBody(
      params = "name",
      script =
          """
          return new Promise(function(resolve, reject) {
            navigator.locks.request(name, {ifAvailable: true}, function(lock) {
              if (!lock) {
                resolve(null);
                return undefined;
              }
              return new Promise(function(release) { resolve(function() { release(); }); });
            }).catch(reject);
          });
          """)
  private static native JSPromise<Release> request(String name);
}
