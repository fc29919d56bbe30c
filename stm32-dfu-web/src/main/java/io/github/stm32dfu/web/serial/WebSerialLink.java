package io.github.stm32dfu.web.serial;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import io.github.stm32dfu.web.js.Bytes;
import io.github.stm32dfu.web.js.Closing;
import io.github.stm32dfu.web.js.JsObject;
import io.github.stm32dfu.web.js.Settled;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSPromise;

/**
 * A port through Web Serial. A stream's read cannot be taken back, so one that found nothing in
 * time stays pending, and is what the next read waits for.
 */
final class WebSerialLink implements SerialLink {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int BUFFER = 4096;

  private final SerialIdentity identity;
  private final SerialTrouble trouble;
  private final WebSerialPort port;
  private WebSerialPort.Reader reader;
  private WebSerialPort.Writer writer;
  private Optional<JSPromise<WebSerialPort.Chunk>> reading = Optional.empty();
  private byte[] left = {};
  private boolean closed;

  private WebSerialLink(SerialIdentity identity, WebSerialPort port, SerialTrouble trouble) {
    this.identity = identity;
    this.trouble = trouble;
    this.port = port;
    this.reader = port.getReadable().getReader();
    this.writer = port.getWritable().getWriter();
  }

  static WebSerialLink open(SerialIdentity identity, WebSerialPort port, SerialSettings settings)
      throws TransportException {
    SerialTrouble trouble = new SerialTrouble(identity);
    Closing.await(port);
    trouble.require("opening it", Settled.within(port.open(options(settings)), PATIENCE));
    trouble.requireStreams(port);
    return new WebSerialLink(identity, port, trouble);
  }

  @Override
  public SerialIdentity identity() {
    return identity;
  }

  /** Web Serial sets speed and parity when it opens a port. */
  @Override
  public void configure(SerialSettings settings) throws TransportException {
    requireOpen();
    giveBack();
    Closing.await(port);
    trouble.require("opening it again", Settled.within(port.open(options(settings)), PATIENCE));
    trouble.requireStreams(port);
    reader = port.getReadable().getReader();
    writer = port.getWritable().getWriter();
  }

  @Override
  public void set(ModemLine line, ModemLine.Level level) throws TransportException {
    requireOpen();
    JSObject signals =
        new JsObject()
            .with(
                line == ModemLine.DTR ? "dataTerminalReady" : "requestToSend",
                JSBoolean.valueOf(level == ModemLine.Level.ASSERTED))
            .build();
    trouble.require("setting " + line, Settled.within(port.setSignals(signals), PATIENCE));
  }

  @Override
  public void write(byte[] data, Duration timeout) throws TransportException {
    requireOpen();
    trouble.require("writing", Settled.within(writer.write(Bytes.toJs(data)), timeout));
  }

  @Override
  public byte[] read(int most, Duration timeout) throws TransportException {
    requireOpen();
    if (left.length == 0) {
      left = received(timeout);
    }
    byte[] taken = Arrays.copyOf(left, Math.min(most, left.length));
    left = Arrays.copyOfRange(left, taken.length, left.length);
    return taken;
  }

  private byte[] received(Duration timeout) throws TransportException {
    JSPromise<WebSerialPort.Chunk> chunk = reading.orElseGet(reader::read);
    Settled<WebSerialPort.Chunk> outcome = Settled.within(chunk, timeout);
    if (outcome.pending()) {
      reading = Optional.of(chunk);
      return new byte[0];
    }
    reading = Optional.empty();
    WebSerialPort.Chunk come = trouble.require("reading", outcome);
    if (come.isDone()) {
      throw trouble.gone();
    }
    return Bytes.toJava(come.getValue());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      giveBack();
    }
  }

  private void giveBack() {
    Closing.begin(port, end(port, reader, writer, (int) PATIENCE.toMillis()));
    reading = Optional.empty();
    left = new byte[0];
  }

  /** What was written goes out first, but nobody waits for a device that takes nothing. */
  @JSBody(
      params = {"port", "reader", "writer", "millis"},
      script =
          """
          var out = Promise.race([
            writer.close(), new Promise(function(late, reject) { setTimeout(reject, millis); })]);
          return out.catch(function() { return writer.abort(); })
            .catch(function() {})
            .then(function() { writer.releaseLock(); return reader.cancel(); })
            .catch(function() {})
            .then(function() { reader.releaseLock(); return port.close(); });
          """)
  private static native JSPromise<JSObject> end(
      WebSerialPort port, WebSerialPort.Reader reader, WebSerialPort.Writer writer, int millis);

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(identity + " is closed");
    }
  }

  private static JSObject options(SerialSettings settings) {
    return new JsObject()
        .with("baudRate", settings.baudRate())
        .with("parity", settings.parity() == SerialSettings.Parity.EVEN ? "even" : "none")
        .with("bufferSize", BUFFER)
        .build();
  }
}
