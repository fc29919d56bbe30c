package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.usb.SetupPacket;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialSettings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Set;

/** Class requests of a CDC-ACM device (PSTN 1.2, section 6.3), for both sides of the cable. */
public final class CdcRequests {
  static final int TO_INTERFACE = 0x21;
  static final int FROM_INTERFACE = 0xA1;
  static final int SET_LINE_CODING = 0x20;
  static final int GET_LINE_CODING = 0x21;
  static final int SET_CONTROL_LINE_STATE = 0x22;
  static final int SEND_BREAK = 0x23;

  /** Bytes of a line coding. */
  static final int LINE_CODING = 7;

  private static final int DTR = 1;
  private static final int RTS = 2;
  private static final byte EVEN = 2;
  private static final byte DATA_BITS = 8;

  private CdcRequests() {}

  /** {@return SET_LINE_CODING, which {@link #lineCoding} follows} */
  public static SetupPacket setLineCoding() {
    return request(SET_LINE_CODING, 0, LINE_CODING);
  }

  /**
   * {@return SET_CONTROL_LINE_STATE}
   *
   * @param asserted lines; the others are released
   */
  public static SetupPacket lineState(Set<ModemLine> asserted) {
    int state =
        (asserted.contains(ModemLine.DTR) ? DTR : 0) | (asserted.contains(ModemLine.RTS) ? RTS : 0);
    return request(SET_CONTROL_LINE_STATE, state, 0);
  }

  /**
   * {@return a line coding}
   *
   * @param settings in it
   */
  public static byte[] lineCoding(SerialSettings settings) {
    boolean even = settings.parity() == SerialSettings.Parity.EVEN;
    return ByteBuffer.allocate(LINE_CODING)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(settings.baudRate())
        .put((byte) 0)
        .put(even ? EVEN : 0)
        .put(DATA_BITS)
        .array();
  }

  static int baudRate(byte[] lineCoding) {
    return ByteBuffer.wrap(lineCoding).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  /** {@return the lines that are asserted by SET_CONTROL_LINE_STATE} */
  static Set<ModemLine> lines(SetupPacket setup) {
    Set<ModemLine> asserted = EnumSet.noneOf(ModemLine.class);
    if ((setup.wValue() & DTR) != 0) {
      asserted.add(ModemLine.DTR);
    }
    if ((setup.wValue() & RTS) != 0) {
      asserted.add(ModemLine.RTS);
    }
    return asserted;
  }

  private static SetupPacket request(int bRequest, int wValue, int wLength) {
    return new SetupPacket(TO_INTERFACE, bRequest, wValue, CdcDescriptors.COMMUNICATION, wLength);
  }
}
