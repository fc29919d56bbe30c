package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What the client of an imported device sends. */
sealed interface Command {
  /** Bytes of every header, of commands and of replies. */
  int HEADER_SIZE = 48;

  /** Direction of a transfer, as the header has it. */
  enum Direction {
    /** 0: host to device; the data follow the header. */
    OUT,
    /** 1: device to host. */
    IN
  }

  /** {@return the client's number for it} */
  int seqnum();

  /** {@return the device that is meant} */
  int devid();

  /** CMD_SUBMIT: a transfer. The setup packet counts at endpoint 0 only. */
  record Submit(
      int seqnum, int devid, Direction direction, int endpoint, int length, SetupPacket setup)
      implements Command {
    /** {@return bytes that follow the header} */
    int payload() {
      return direction == Direction.OUT ? length : 0;
    }

    /**
     * {@return which queue it waits in: one for each endpoint and direction, but one control pipe}
     */
    String pipe() {
      return "endpoint " + endpoint + (endpoint == 0 ? "" : " " + direction);
    }

    /** {@return whether it says the same as its setup packet, where it has one} */
    boolean agreesWithSetup() {
      boolean sameDirection = length == 0 || (direction == Direction.IN) == setup.toHost();
      return endpoint != 0 || (length == setup.wLength() && sameDirection);
    }
  }

  /** CMD_UNLINK: a transfer is not wanted any more. */
  record Unlink(int seqnum, int devid, int unlinkSeqnum) implements Command {}

  /** {@return the command in a header} */
  static Command parse(ByteBuffer header) throws ProtocolException {
    int code = header.getInt(0);
    int seqnum = header.getInt(4);
    int devid = header.getInt(8);
    return switch (code) {
      case 1 -> submit(header, seqnum, devid);
      case 2 -> new Unlink(seqnum, devid, header.getInt(20));
      default ->
          throw new ProtocolException(
              "expected CMD_SUBMIT 1 or CMD_UNLINK 2, seen 0x" + Hex.digits(code, 8));
    };
  }

  private static Submit submit(ByteBuffer header, int seqnum, int devid) throws ProtocolException {
    int direction = header.getInt(12);
    int endpoint = header.getInt(16);
    int length = header.getInt(24);
    int packets = header.getInt(32);
    if (direction >>> 1 != 0 || endpoint >>> 4 != 0 || length < 0) {
      throw new ProtocolException(
          "no such transfer: direction "
              + direction
              + ", endpoint "
              + endpoint
              + ", "
              + length
              + " bytes");
    }
    // Other transfers than isochronous ones have no packets: 0, or -1 in the protocol's text.
    if (packets != 0 && packets != -1) {
      throw new ProtocolException("no isochronous transfers here, seen " + packets + " packets");
    }
    return new Submit(
        seqnum, devid, Direction.values()[direction], endpoint, length, setup(header));
  }

  private static SetupPacket setup(ByteBuffer header) {
    ByteBuffer setup = header.slice(40, 8).order(ByteOrder.LITTLE_ENDIAN);
    return new SetupPacket(
        setup.get() & 0xFF,
        setup.get() & 0xFF,
        setup.getShort() & 0xFFFF,
        setup.getShort() & 0xFFFF,
        setup.getShort() & 0xFFFF);
  }
}
