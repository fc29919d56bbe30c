package io.github.stm32dfu.simulator.usbip.client;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the boards of a USB/IP server. To know their strings it imports those that nobody holds.
 *
 * @param host that takes them
 */
public record UsbIpFinder(UsbIpHost host) implements DfuFinder {
  private static final int DFU_INTERFACE = 0xFE0102;

  @Override
  public List<DfuIdentity> list() throws TransportException {
    List<DfuIdentity> found = new ArrayList<>();
    for (RemoteDevice device : host.list()) {
      if (device.interfaces().contains(DFU_INTERFACE)) {
        identity(device).ifPresent(found::add);
      }
    }
    return found;
  }

  @Override
  public UsbIpTransport open(DfuIdentity device) throws TransportException {
    ImportedBoard board = host.attach(device.portPath().toString());
    DfuIdentity seen = new IdentityReader(board).read();
    if (seen.equals(device)) {
      return new UsbIpTransport(board, seen);
    }
    giveBack(board);
    throw new TransportException(
        Kind.DISCONNECTED, "where " + device + " was, there is " + seen, Hint.CONNECT_DEVICE);
  }

  private Optional<DfuIdentity> identity(RemoteDevice device) throws TransportException {
    try {
      ImportedBoard board = host.attach(device.busId());
      DfuIdentity seen = new IdentityReader(board).read();
      giveBack(board);
      return Optional.of(seen);
    } catch (TransportException failure) {
      return switch (failure.kind()) {
        case BUSY -> Optional.of(IdentityReader.held(device));
        case DISCONNECTED -> Optional.empty();
        default -> throw failure;
      };
    }
  }

  private static void giveBack(ImportedBoard board) throws TransportException {
    try {
      board.close();
    } catch (IOException failure) {
      throw new TransportException(
          Kind.IO, board.device() + " was not taken back", Hint.NONE, failure);
    }
  }
}
