package io.github.stm32dfu.simulator.usbip;

import java.nio.ByteBuffer;
import java.util.List;

/** Answers to an {@link OpRequest}. */
final class OpReply {
  /** The device is there, but another client has it. */
  static final int DEVICE_BUSY = 2;

  /** There is no such device. */
  static final int NO_DEVICE = 4;

  private static final int HEAD_SIZE = 8;
  private static final int DEVICE_LIST = 0x0005;
  private static final int IMPORT = 0x0003;
  private static final int OK = 0;

  private OpReply() {}

  /** {@return OP_REP_DEVLIST} */
  static byte[] deviceList(List<byte[]> devices) {
    int length = devices.stream().mapToInt(device -> device.length).sum();
    ByteBuffer body = ByteBuffer.allocate(4 + length).putInt(devices.size());
    devices.forEach(body::put);
    return packet(DEVICE_LIST, OK, body.flip());
  }

  /** {@return OP_REP_IMPORT with the device} */
  static byte[] imported(byte[] device) {
    return packet(IMPORT, OK, ByteBuffer.wrap(device));
  }

  /** {@return OP_REP_IMPORT that says no} */
  static byte[] refused(int status) {
    return packet(IMPORT, status, ByteBuffer.allocate(0));
  }

  private static byte[] packet(int code, int status, ByteBuffer body) {
    return ByteBuffer.allocate(HEAD_SIZE + body.remaining())
        .putShort((short) OpRequest.VERSION)
        .putShort((short) code)
        .putInt(status)
        .put(body)
        .array();
  }
}
