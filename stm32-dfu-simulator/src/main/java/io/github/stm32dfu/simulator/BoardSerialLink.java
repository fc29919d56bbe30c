package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.simulator.app.UsbLook;
import io.github.stm32dfu.simulator.cdc.CdcRequests;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open serial port of a simulated board, which does on the bus what Linux's cdc_acm does. */
final class BoardSerialLink implements SerialLink {
  private static final Duration CONTROL_TIMEOUT = Duration.ofSeconds(1);
  private static final byte[] NOTHING = {};

  private final SerialPort owner;
  private final HostPort port;
  private final SerialIdentity identity;
  private final long attachment;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Set<ModemLine> asserted = EnumSet.noneOf(ModemLine.class);

  BoardSerialLink(SerialPort owner, HostPort port, SerialIdentity identity, long attachment) {
    this.owner = owner;
    this.port = port;
    this.identity = identity;
    this.attachment = attachment;
  }

  /** The lines come first, then the speed. */
  void begin(SerialSettings settings) throws TransportException {
    asserted.addAll(EnumSet.allOf(ModemLine.class));
    control(CdcRequests.lineState(asserted), NOTHING);
    configure(settings);
  }

  @Override
  public SerialIdentity identity() {
    return identity;
  }

  @Override
  public void configure(SerialSettings settings) throws TransportException {
    byte[] coding = CdcRequests.lineCoding(settings);
    control(CdcRequests.setLineCoding(), coding);
  }

  @Override
  public void set(ModemLine line, ModemLine.Level level) throws TransportException {
    if (level == ModemLine.Level.ASSERTED) {
      asserted.add(line);
    } else {
      asserted.remove(line);
    }
    control(CdcRequests.lineState(asserted), NOTHING);
  }

  @Override
  public void write(byte[] data, Duration timeout) throws TransportException {
    requireOpen();
    requireTime(timeout);
    if (data.length > 0) {
      BulkTransfer.Out out = new BulkTransfer.Out(UsbLook.DATA_ENDPOINT, data.clone());
      check(transfer(out, timeout), "write", timeout);
    }
  }

  @Override
  public byte[] read(int most, Duration timeout) throws TransportException {
    requireOpen();
    requireTime(timeout);
    if (most < 1) {
      throw new IllegalArgumentException("a read of " + most + " bytes");
    }
    BulkTransfer.In in = new BulkTransfer.In(UsbLook.DATA_ENDPOINT, most);
    ControlReply reply = transfer(in, timeout);
    if (reply instanceof ControlReply.NoAnswer) {
      return NOTHING;
    }
    check(reply, "read", timeout);
    return reply instanceof ControlReply.Data data ? data.bytes() : NOTHING;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      // What becomes of it does not matter: the port is given back.
      port.transfer(
          attachment,
          CdcRequests.lineState(EnumSet.noneOf(ModemLine.class)),
          NOTHING,
          CONTROL_TIMEOUT);
      owner.close(attachment);
    }
  }

  private ControlReply transfer(BulkTransfer.Request request, Duration timeout) {
    return port.bulk().within(timeout, attachment, request, closed::get);
  }

  private void control(SetupPacket setup, byte[] data) throws TransportException {
    requireOpen();
    ControlReply reply = port.transfer(attachment, setup, data, CONTROL_TIMEOUT);
    check(reply, setup.toString(), CONTROL_TIMEOUT);
  }

  private void check(ControlReply reply, String what, Duration timeout) throws TransportException {
    if (reply instanceof ControlReply.Gone) {
      throw SerialPort.gone(identity);
    }
    if (reply instanceof ControlReply.NoAnswer) {
      throw new TransportException(
          Kind.TIMEOUT,
          identity + ": " + what + " was not taken within " + timeout.toMillis() + " ms",
          Hint.REPLUG);
    }
    if (reply instanceof ControlReply.Stalled) {
      throw new TransportException(Kind.IO, identity + " refused " + what, Hint.REPLUG);
    }
  }

  private static void requireTime(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout of " + timeout);
    }
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException(identity.name() + " is closed");
    }
  }
}
