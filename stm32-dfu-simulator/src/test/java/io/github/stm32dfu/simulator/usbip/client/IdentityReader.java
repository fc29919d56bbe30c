package io.github.stm32dfu.simulator.usbip.client;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a device what it is (USB 2.0, section 9.4.3). */
final class IdentityReader {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int DEVICE_TO_HOST = 0x80;
  private static final int GET_DESCRIPTOR = 6;
  private static final int DEVICE = 1;
  private static final int CONFIGURATION = 2;
  private static final int STRING = 3;
  private static final int INTERFACE = 4;
  private static final int ENGLISH = 0x0409;
  private static final byte[] NO_DATA = {};

  private final ImportedBoard board;

  IdentityReader(ImportedBoard board) {
    this.board = board;
  }

  DfuIdentity read() throws TransportException {
    byte[] device = descriptor(DEVICE, 0, 0, 18);
    int total = word(descriptor(CONFIGURATION, 0, 0, 9), 2);
    byte[] configuration = descriptor(CONFIGURATION, 0, 0, total);
    List<AlternateSetting> alternates = new ArrayList<>();
    for (int at = 0; at < configuration.length; at += configuration[at] & 0xFF) {
      if (configuration[at + 1] == INTERFACE) {
        alternates.add(
            new AlternateSetting(configuration[at + 3] & 0xFF, string(configuration[at + 8])));
      }
    }
    return new DfuIdentity(
        word(device, 8),
        word(device, 10),
        word(device, 12),
        string(device[16]),
        PortPath.of(board.device().busId()),
        DfuIdentity.Mode.DFU,
        alternates,
        FunctionalDescriptor.find(configuration));
  }

  /** {@return what is known of a device that somebody else holds} */
  static DfuIdentity held(RemoteDevice device) {
    return new DfuIdentity(
        device.idVendor(),
        device.idProduct(),
        device.bcdDevice(),
        new DeviceString.Unreadable("another program holds the device"),
        PortPath.of(device.busId()),
        DfuIdentity.Mode.DFU,
        List.of(),
        Optional.empty());
  }

  private DeviceString string(int index) throws TransportException {
    if (index == 0) {
      return new DeviceString.Absent();
    }
    byte[] bytes = descriptor(STRING, index, ENGLISH, 255);
    return new DeviceString.Text(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
  }

  private byte[] descriptor(int type, int index, int language, int wLength)
      throws TransportException {
    SetupPacket setup =
        new SetupPacket(DEVICE_TO_HOST, GET_DESCRIPTOR, type << 8 | index, language, wLength);
    return board.control(setup, NO_DATA, TIMEOUT);
  }

  private static int word(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }
}
