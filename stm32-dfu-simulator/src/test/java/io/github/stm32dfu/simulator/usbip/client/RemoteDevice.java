package io.github.stm32dfu.simulator.usbip.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A device as a USB/IP server describes it.
 *
 * @param busId its name
 * @param devid its number in commands
 * @param speed 2 for full speed
 * @param idVendor of its device descriptor
 * @param idProduct of its device descriptor
 * @param bcdDevice of its device descriptor
 * @param interfaces class, subclass and protocol of each as 0xCCSSPP; listed devices only
 */
public record RemoteDevice(
    String busId,
    int devid,
    int speed,
    int idVendor,
    int idProduct,
    int bcdDevice,
    List<Integer> interfaces) {
  private static final int RECORD_SIZE = 312;
  private static final int BUS_ID = 256;
  private static final int NUMBERS = BUS_ID + 32;

  /** {@return the device of OP_REP_IMPORT} */
  static RemoteDevice read(DataInputStream in) throws IOException {
    return parse(in.readNBytes(RECORD_SIZE), List.of());
  }

  /** {@return one of the devices of OP_REP_DEVLIST} */
  static RemoteDevice readWithInterfaces(DataInputStream in) throws IOException {
    byte[] record = in.readNBytes(RECORD_SIZE);
    List<Integer> interfaces = new ArrayList<>();
    for (int i = 0; i < record[RECORD_SIZE - 1]; i++) {
      interfaces.add(in.readInt() >>> 8);
    }
    return parse(record, interfaces);
  }

  private static RemoteDevice parse(byte[] record, List<Integer> interfaces) {
    ByteBuffer all = ByteBuffer.wrap(record);
    String busId = new String(record, BUS_ID, NUMBERS - BUS_ID, StandardCharsets.US_ASCII);
    return new RemoteDevice(
        busId.substring(0, busId.indexOf(0)),
        all.getInt(NUMBERS) << 16 | all.getInt(NUMBERS + 4),
        all.getInt(NUMBERS + 8),
        all.getShort(NUMBERS + 12) & 0xFFFF,
        all.getShort(NUMBERS + 14) & 0xFFFF,
        all.getShort(NUMBERS + 16) & 0xFFFF,
        interfaces);
  }
}
