package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.simulator.usb.UsbAttachment;
import java.io.IOException;
import java.util.List;

/** What a server does with one client: it lists the devices, or gives one of them away. */
final class ClientConnection implements AutoCloseable {
  private final List<ExportedDevice> devices;
  private final ClientSocket client;
  private final UsbIpListener listener;

  ClientConnection(List<ExportedDevice> devices, ClientSocket client, UsbIpListener listener) {
    this.devices = devices;
    this.client = client;
    this.listener = listener;
  }

  /** Serves the client as long as it wants something, on the caller's thread. */
  void serve() {
    try {
      OpRequest request = OpRequest.read(client.input());
      if (request instanceof OpRequest.Import wanted) {
        serve(wanted.busId());
      } else {
        list();
      }
    } catch (IOException failure) {
      listener.on(new UsbIpEvent.Refused(client.toString(), why(failure)));
    }
  }

  /** Ends {@link #serve()} from another thread. */
  void end(String why) {
    client.end(why);
  }

  @Override
  public void close() {
    client.close();
  }

  private void list() throws IOException {
    List<byte[]> seen =
        devices.stream()
            .flatMap(
                exported -> exported.device().seen().map(exported::encodeWithInterfaces).stream())
            .toList();
    client.send(OpReply.deviceList(seen));
    listener.on(new UsbIpEvent.Listed(client.toString()));
  }

  private void serve(String busId) throws IOException {
    for (ExportedDevice exported : devices) {
      if (exported.busId().equals(busId)) {
        serve(exported, attach(exported));
        return;
      }
    }
    client.send(OpReply.refused(OpReply.NO_DEVICE));
    listener.on(new UsbIpEvent.Refused(client.toString(), "no device has the bus id " + busId));
  }

  private UsbAttachment attach(ExportedDevice exported) throws IOException {
    try {
      return exported.device().attach();
    } catch (TransportException refused) {
      boolean busy = refused.kind() == TransportException.Kind.BUSY;
      client.send(OpReply.refused(busy ? OpReply.DEVICE_BUSY : OpReply.NO_DEVICE));
      throw refused;
    }
  }

  private void serve(ExportedDevice exported, UsbAttachment attachment) {
    String reason = "the client closed the connection";
    try (ImportedDevice device = new ImportedDevice(exported, attachment, client)) {
      client.send(OpReply.imported(exported.encode(attachment.descriptors())));
      listener.on(new UsbIpEvent.Imported(exported.busId(), client.toString()));
      device.serve();
    } catch (IOException failure) {
      reason = why(failure);
    }
    listener.on(new UsbIpEvent.Released(exported.busId(), client.toString(), reason));
  }

  /** {@return who ended the connection; what it did to those that read or wrote is an effect} */
  private String why(IOException failure) {
    return client.reason().orElseGet(() -> String.valueOf(failure.getMessage()));
  }
}
