package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.memory.Hex;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a client begins with. */
sealed interface OpRequest {
  /** USB/IP 1.1.1, as every packet of this phase says. */
  int VERSION = 0x0111;

  /** OP_REQ_DEVLIST: what is there? */
  record DeviceList() implements OpRequest {}

  /** OP_REQ_IMPORT: one of them, please. */
  record Import(String busId) implements OpRequest {}

  /** {@return the request that a client sends} */
  static OpRequest read(PacketInput in) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(in.read(8));
    int version = head.getShort() & 0xFFFF;
    if (version != VERSION) {
      throw new ProtocolException("expected USB/IP version 0x0111, seen 0x" + hex(version));
    }
    int code = head.getShort() & 0xFFFF;
    return switch (code) {
      case 0x8005 -> new DeviceList();
      case 0x8003 -> new Import(text(in.read(ExportedDevice.BUS_ID_SIZE)));
      default ->
          throw new ProtocolException(
              "expected OP_REQ_DEVLIST 0x8005 or OP_REQ_IMPORT 0x8003, seen 0x" + hex(code));
    };
  }

  private static String text(byte[] bytes) {
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    // Names that no device has may hold anything, and are written to logs.
    return new String(bytes, 0, length, StandardCharsets.US_ASCII).replaceAll("[^!-~]", "?");
  }

  private static String hex(int value) {
    return Hex.digits(value, 4);
  }
}
