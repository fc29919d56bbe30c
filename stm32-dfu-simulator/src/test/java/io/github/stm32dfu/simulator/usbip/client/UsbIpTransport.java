package io.github.stm32dfu.simulator.usbip.client;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** An imported board's DFU interface. */
public final class UsbIpTransport implements DfuTransport {
  private static final byte[] NO_DATA = {};
  private static final Duration STANDARD_TIMEOUT = Duration.ofSeconds(5);

  private final ImportedBoard board;
  private final DfuIdentity identity;
  private boolean closed;

  UsbIpTransport(ImportedBoard board, DfuIdentity identity) {
    this.board = board;
    this.identity = identity;
  }

  @Override
  public DfuIdentity identity() {
    return identity;
  }

  @Override
  public void controlOut(DfuRequest request, int wValue, byte[] data, Duration timeout)
      throws TransportException {
    transfer(SetupPacket.of(request, wValue, data.length), false, data, timeout);
  }

  @Override
  public byte[] controlIn(DfuRequest request, int wValue, int wLength, Duration timeout)
      throws TransportException {
    return transfer(SetupPacket.of(request, wValue, wLength), true, NO_DATA, timeout);
  }

  @Override
  public void selectAlternateSetting(int bAlternateSetting) throws TransportException {
    transfer(SetupPacket.setInterface(bAlternateSetting), false, NO_DATA, STANDARD_TIMEOUT);
  }

  /** Gives the device back: the server resets it for whoever takes it next. */
  @Override
  public void resetPort() throws TransportException {
    requireOpen();
    try {
      board.close();
    } catch (IOException failure) {
      throw new TransportException(Kind.IO, "port reset of " + identity, Hint.NONE, failure);
    }
  }

  /**
   * Closes the connection as the end of a process does.
   *
   * @throws IOException where the operating system fails to
   */
  public void abandon() throws IOException {
    board.abandon();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      board.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private byte[] transfer(SetupPacket setup, boolean toHost, byte[] data, Duration timeout)
      throws TransportException {
    if (setup.toHost() != toHost) {
      throw new IllegalArgumentException(setup + " has its data the other way");
    }
    requireOpen();
    return board.control(setup, data, timeout);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this transport is closed");
    }
  }
}
