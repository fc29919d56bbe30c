package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.rom.Descriptors;
import io.github.stm32dfu.simulator.rom.RomSettings;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.simulator.usb.TransferLog;
import io.github.stm32dfu.simulator.usb.UsbAttachment;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.PortPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The host's end of the cable: who holds the device, what is sent to it, and the log of that. */
final class HostPort implements DevicePort {
  private static final long UNCLAIMED = -1;

  private final Board board;
  private final PortPath path;
  private final DepartureWatch watch;
  private final TransferLog log = new TransferLog();
  private final Tampering tampering = new Tampering();
  private long claimed = UNCLAIMED;

  HostPort(Board board, PortPath path) {
    this.board = board;
    this.path = path;
    this.watch = new DepartureWatch(board);
  }

  PortPath path() {
    return path;
  }

  TransferLog log() {
    return log;
  }

  @Override
  public Optional<DfuIdentity> seen() {
    synchronized (board) {
      board.catchUp();
      return board.visible() ? Optional.of(identity()) : Optional.empty();
    }
  }

  /** {@return what the board says of itself, if a host sees it} */
  Optional<UsbDescriptors> descriptors() {
    synchronized (board) {
      board.catchUp();
      return board.visible() ? Optional.of(board.usb().descriptors()) : Optional.empty();
    }
  }

  @Override
  public DfuTransport claim(DfuIdentity identity) throws TransportException {
    synchronized (board) {
      return new BoardTransport(this, identity, claim());
    }
  }

  /** Enumerates the board for a host that knows nothing of it. */
  UsbAttachment attach() throws TransportException {
    synchronized (board) {
      board.catchUp();
      if (!board.visible()) {
        throw new TransportException(
            Kind.DISCONNECTED, "no device is at " + path, Hint.CONNECT_DEVICE);
      }
      long attachment = claim();
      board.usb().busReset();
      return new BoardAttachment(this, board.usb().descriptors(), attachment);
    }
  }

  void awaitDeparture(long attachment) throws InterruptedException {
    watch.await(attachment);
  }

  @Override
  public void release(long attachment) {
    synchronized (board) {
      if (claimed == attachment) {
        claimed = UNCLAIMED;
      }
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
      if (fault.isPresent() && fault.get() instanceof Fault.UnplugBefore) {
        board.pullPlug();
      }
      board.watch().begin(setup, start);
    }
    Duration deadline = start.plus(timeout);
    ControlReply reply =
        new Attempt(board, tampering, attachment, setup, data, fault, deadline).carryOut();
    synchronized (board) {
      Duration end = board.clock().now();
      board.watch().end(setup, reply, end);
      log.add(start, end, setup, data, reply, fault);
      watch.transferEnded(attachment);
    }
    return reply;
  }

  @Override
  public boolean reset(long attachment) {
    synchronized (board) {
      board.catchUp();
      if (!watch.present(attachment)) {
        return false;
      }
      board.resetPort();
      board.notifyAll();
      return true;
    }
  }

  private long claim() throws TransportException {
    long attachment = board.presence().attachment();
    if (claimed == attachment) {
      throw new TransportException(
          Kind.BUSY,
          "the device at " + path + " is held by another program",
          Hint.CLOSE_OTHER_PROGRAM);
    }
    claimed = attachment;
    return attachment;
  }

  private DfuIdentity identity() {
    RomSettings rom = board.rom();
    List<String> names = rom.alternateSettings();
    List<AlternateSetting> alternates =
        IntStream.range(0, names.size())
            .mapToObj(i -> new AlternateSetting(i, new DeviceString.Text(names.get(i))))
            .toList();
    return new DfuIdentity(
        Descriptors.ID_VENDOR,
        Descriptors.ID_PRODUCT,
        Descriptors.BCD_DEVICE,
        new DeviceString.Text(rom.serial()),
        path,
        DfuIdentity.Mode.DFU,
        alternates,
        Optional.of(Descriptors.functional(rom.wTransferSize())));
  }
}
