package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuTransport;
import java.time.Duration;

/** A host as plain as AN3156: one request at a time, no recovery, every poll time honoured. */
final class Host implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final DfuTransport transport;
  private final Clock clock;

  Host(SimulatedF373 board) throws TransportException {
    DfuFinder finder = board.finder();
    this.transport = finder.open(finder.list().get(0));
    this.clock = board.clock();
  }

  /** Six bytes of GETSTATUS, taken apart. */
  record Status(int bStatus, int bwPollTimeout, DfuState bState) {}

  void download(int wBlockNum, byte... data) throws TransportException {
    transport.controlOut(DfuRequest.DNLOAD, wBlockNum, data, TIMEOUT);
  }

  byte[] upload(int wBlockNum, int wLength) throws TransportException {
    return transport.controlIn(DfuRequest.UPLOAD, wBlockNum, wLength, TIMEOUT);
  }

  void abort() throws TransportException {
    transport.controlOut(DfuRequest.ABORT, 0, new byte[0], TIMEOUT);
  }

  void clearStatus() throws TransportException {
    transport.controlOut(DfuRequest.CLRSTATUS, 0, new byte[0], TIMEOUT);
  }

  DfuState state() throws TransportException {
    return stateOf(transport.controlIn(DfuRequest.GETSTATE, 0, 1, TIMEOUT)[0]);
  }

  Status status() throws TransportException {
    byte[] six = transport.controlIn(DfuRequest.GETSTATUS, 0, 6, TIMEOUT);
    int poll = (six[1] & 0xFF) | (six[2] & 0xFF) << 8 | (six[3] & 0xFF) << 16;
    return new Status(six[0] & 0xFF, poll, stateOf(six[4]));
  }

  /** {@return the status once the board is not busy any more} */
  Status settled() throws TransportException {
    Status status = status();
    while (status.bState() == DfuState.DFU_DNBUSY) {
      clock.sleep(Duration.ofMillis(status.bwPollTimeout()));
      status = status();
    }
    return status;
  }

  Status setAddress(long address) throws TransportException {
    download(0, command(0x21, address));
    return settled();
  }

  Status erase(long address) throws TransportException {
    download(0, command(0x41, address));
    return settled();
  }

  Status write(int wBlockNum, byte... data) throws TransportException {
    download(wBlockNum, data);
    return settled();
  }

  Status leave() throws TransportException {
    download(0);
    return status();
  }

  static byte[] command(int opcode, long address) {
    return new byte[] {
      (byte) opcode,
      (byte) address,
      (byte) (address >> 8),
      (byte) (address >> 16),
      (byte) (address >> 24)
    };
  }

  private static DfuState stateOf(byte code) {
    return DfuState.ofCode(code).orElseThrow();
  }

  DfuTransport transport() {
    return transport;
  }

  @Override
  public void close() {
    transport.close();
  }
}
