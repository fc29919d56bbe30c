package io.github.stm32dfu.web;

import io.github.stm32dfu.flash.ContentHash;
import io.github.stm32dfu.web.js.Bytes;
import io.github.stm32dfu.web.js.Settled;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Uint8Array;

/** SHA-256 by {@code crypto.subtle}, which pages from https and localhost have, and Node. */
final class SubtleHash implements ContentHash {
  @Override
  public byte[] sha256(byte[] bytes) {
    Settled<ArrayBuffer> outcome = Settled.of(digest(Bytes.toJs(bytes)));
    if (!outcome.fulfilled()) {
      throw new IllegalStateException("no SHA-256 here: " + outcome.reason());
    }
    return Bytes.toJava(outcome.getValue());
  }

  @JSBody(params = "bytes", script = "return crypto.subtle.digest('SHA-256', bytes);")
  private static native JSPromise<ArrayBuffer> digest(Uint8Array bytes);
}
