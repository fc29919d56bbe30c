package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import io.github.stm32dfu.simulator.usb.UsbDevice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A device under the names that USB/IP has for it.
 *
 * @param device itself
 * @param busId its port path
 * @param devnum its number on bus 1, on which all are
 */
record ExportedDevice(UsbDevice device, String busId, int devnum) {
  /** Length of a bus id on the wire, with the NUL at its end. */
  static final int BUS_ID_SIZE = 32;

  private static final int PATH_SIZE = 256;
  private static final int RECORD_SIZE = PATH_SIZE + BUS_ID_SIZE + 24;
  private static final int BUSNUM = 1;
  private static final int FULL_SPEED = 2;
  private static final int INTERFACE = 4;

  static ExportedDevice of(UsbDevice device, int devnum) {
    String busId =
        device
            .portPath()
            .text()
            .filter(text -> text.matches("[!-~]{1," + (BUS_ID_SIZE - 1) + "}"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a port path of 1 to 31 letters, digits and signs, not "
                            + device.portPath()));
    return new ExportedDevice(device, busId, devnum);
  }

  /** {@return the device in the header of each of its commands} */
  int devid() {
    return BUSNUM << 16 | devnum;
  }

  /** {@return what an import is answered with: 312 bytes} */
  byte[] encode(UsbDescriptors descriptors) {
    byte[] record = new byte[RECORD_SIZE];
    ByteBuffer out = ByteBuffer.wrap(record);
    ByteBuffer device = ByteBuffer.wrap(descriptors.device()).order(ByteOrder.LITTLE_ENDIAN);
    byte[] configuration = descriptors.configuration();
    out.put(("/sys/devices/simulated/usb1/" + busId).getBytes(StandardCharsets.US_ASCII));
    out.position(PATH_SIZE).put(busId.getBytes(StandardCharsets.US_ASCII));
    out.position(PATH_SIZE + BUS_ID_SIZE).putInt(BUSNUM).putInt(devnum).putInt(FULL_SPEED);
    out.putShort(device.getShort(8)).putShort(device.getShort(10)).putShort(device.getShort(12));
    out.put(descriptors.device(), 4, 3);
    out.put(configuration[5]).put(descriptors.device()[17]).put(configuration[4]);
    return record;
  }

  /** {@return what it is listed with: the same, and four bytes for each interface} */
  byte[] encodeWithInterfaces(UsbDescriptors descriptors) {
    byte[] configuration = descriptors.configuration();
    ByteBuffer out = ByteBuffer.allocate(RECORD_SIZE + 4 * (configuration[4] & 0xFF));
    out.put(encode(descriptors));
    for (int at = 0; at < configuration.length; at += configuration[at] & 0xFF) {
      boolean isInterface = configuration[at + 1] == INTERFACE;
      boolean first = configuration[at + 3] == 0;
      if (isInterface && first) {
        out.put(configuration, at + 5, 3).put((byte) 0);
      }
    }
    return out.array();
  }
}
