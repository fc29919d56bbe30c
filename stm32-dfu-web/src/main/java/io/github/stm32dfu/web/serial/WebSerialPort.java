package io.github.stm32dfu.web.serial;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.Uint8Array;

/** {@code SerialPort} (Web Serial API), as far as it is used here. */
public interface WebSerialPort extends JSObject {
  /** {@return {@code usbVendorId} and {@code usbProductId}, where it is on USB} */
  JSObject getInfo();

  /**
   * {@return a promise}
   *
   * @param options {@code baudRate}, {@code parity} and {@code bufferSize}
   */
  JSPromise<JSObject> open(JSObject options);

  /** {@return a promise} */
  JSPromise<JSObject> close();

  /**
   * {@return a promise}
   *
   * @param signals by their names
   */
  JSPromise<JSObject> setSignals(JSObject signals);

  /** {@return bytes from the device; null while the port is closed or lost} */
  @JSProperty
  ReadableStream getReadable();

  /** {@return bytes to the device; null while the port is closed or lost} */
  @JSProperty
  WritableStream getWritable();

  /** Bytes that come. */
  interface ReadableStream extends JSObject {
    /** {@return a reader, which locks the stream} */
    Reader getReader();
  }

  /** Bytes that go. */
  interface WritableStream extends JSObject {
    /** {@return a writer, which locks the stream} */
    Writer getWriter();
  }

  /** {@code ReadableStreamDefaultReader}. */
  interface Reader extends JSObject {
    /** {@return a promise of a {@link Chunk}} */
    JSPromise<Chunk> read();

    /** {@return a promise} */
    JSPromise<JSObject> cancel();

    /** Unlocks the stream. */
    void releaseLock();
  }

  /** {@code WritableStreamDefaultWriter}. */
  interface Writer extends JSObject {
    /**
     * {@return a promise}
     *
     * @param bytes to be written
     */
    JSPromise<JSObject> write(Uint8Array bytes);

    /** {@return a promise that is kept once all is out} */
    JSPromise<JSObject> close();

    /** {@return a promise} */
    JSPromise<JSObject> abort();

    /** Unlocks the stream. */
    void releaseLock();
  }

  /** What a read gives. */
  interface Chunk extends JSObject {
    /** {@return whether nothing comes any more} */
    @JSProperty
    boolean isDone();

    /** {@return bytes; undefined where nothing comes any more} */
    @JSProperty
    Uint8Array getValue();
  }
}
