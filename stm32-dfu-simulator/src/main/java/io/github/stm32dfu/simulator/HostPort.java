package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.simulator.device.UsbFunction;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usb.TransferLog;
import io.github.stm32dfu.simulator.usb.UsbAttachment;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.PortPath;
import java.time.Duration;
import java.util.Optional;

/** The host's end of the cable: who holds the device, what is sent to it, and the log of that. */
final class HostPort implements DevicePort {
  private final Board board;
  private final PortPath path;
  private final BoardWatch watch;
  private final BulkPipes bulk;
  private final Claims claims;
  private final SerialPort serial = new SerialPort(this);
  private final TransferLog log = new TransferLog();
  private final Tampering tampering = new Tampering();

  HostPort(Board board, PortPath path) {
    this.board = board;
    this.path = path;
    this.watch = new BoardWatch(board);
    this.bulk = new BulkPipes(board, watch, log);
    this.claims = new Claims(path);
  }

  Board board() {
    return board;
  }

  PortPath path() {
    return path;
  }

  Claims claims() {
    return claims;
  }

  TransferLog log() {
    return log;
  }

  SerialPort serial() {
    return serial;
  }

  BulkPipes bulk() {
    return bulk;
  }

  /** {@return what a host sees there, dead or alive} */
  Optional<UsbFunction> device() {
    synchronized (board) {
      board.catchUp();
      return board.seen();
    }
  }

  @Override
  public Optional<DfuIdentity> seen() {
    return device().flatMap(usb -> usb.dfuInterface(path));
  }

  /** {@return what the board says of itself, if a host sees it} */
  Optional<UsbDescriptors> descriptors() {
    return device().map(UsbFunction::descriptors);
  }

  @Override
  public DfuTransport claim(DfuIdentity identity) throws TransportException {
    synchronized (board) {
      long attachment = board.presence().attachment();
      claims.take(Claims.Part.DFU, attachment);
      return new BoardTransport(this, identity, attachment);
    }
  }

  /** Enumerates the board for a host that knows nothing of it. */
  UsbAttachment attach() throws TransportException {
    synchronized (board) {
      board.catchUp();
      UsbFunction device = board.seen().orElseThrow(this::nothingThere);
      long attachment = board.presence().attachment();
      claims.take(Claims.Part.DEVICE, attachment);
      device.busReset();
      return new BoardAttachment(this, device.descriptors(), attachment);
    }
  }

  /** Another host lets go of the device. */
  void detach(long attachment) {
    synchronized (board) {
      claims.release(Claims.Part.DEVICE, attachment);
    }
  }

  private TransportException nothingThere() {
    return new TransportException(
        Kind.DISCONNECTED, "no device is at " + path, Hint.CONNECT_DEVICE);
  }

  void awaitDeparture(long attachment) throws InterruptedException {
    watch.awaitDeparture(attachment);
  }

  @Override
  public void release(long attachment) {
    synchronized (board) {
      claims.release(Claims.Part.DFU, attachment);
    }
  }

  @Override
  public ControlReply transfer(long attachment, SetupPacket setup, byte[] data, Duration timeout) {
    Duration start;
    Optional<Fault> fault;
    synchronized (board) {
      board.catchUp();
      start = board.clock().now();
      fault = board.faults().faultAt(log.count());
      new Accident(board, fault).before();
      board.program().transferBegins(setup, start);
    }
    Duration deadline = start.plus(timeout);
    ControlReply reply =
        new Attempt(board, tampering, attachment, setup, data, fault, deadline).carryOut();
    synchronized (board) {
      Duration end = board.clock().now();
      board.program().transferEnded(setup, reply, end);
      log.add(start, end, setup, data, reply, fault);
      watch.transferEnded(attachment);
    }
    return reply;
  }

  @Override
  public boolean reset(long attachment) {
    synchronized (board) {
      board.catchUp();
      if (!board.present(attachment)) {
        return false;
      }
      board.resetPort();
      board.notifyAll();
      return true;
    }
  }
}
