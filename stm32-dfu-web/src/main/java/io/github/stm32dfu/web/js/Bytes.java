package io.github.stm32dfu.web.js;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;
import org.teavm.jso.typedarrays.Uint8Array;

/**
 * Bytes on their way between Java and JavaScript; always copied, so that neither changes the
 * other's.
 */
public final class Bytes {
  private Bytes() {}

  /**
   * {@return a copy for JavaScript}
   *
   * @param bytes of Java
   */
  public static Uint8Array toJs(byte[] bytes) {
    return new Uint8Array(Int8Array.copyFromJavaArray(bytes).getBuffer());
  }

  /**
   * {@return a copy for Java}
   *
   * @param source a typed array, a DataView or an ArrayBuffer
   */
  public static byte[] toJava(JSObject source) {
    return view(source).copyToJavaArray();
  }

  @JSBody(
      params = "source",
      script =
          "return ArrayBuffer.isView(source)"
              + " ? new Int8Array(source.buffer, source.byteOffset, source.byteLength)"
              + " : new Int8Array(source);")
  private static native Int8Array view(JSObject source);
}
