package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.app.UsbLook;
import io.github.stm32dfu.simulator.device.DescriptorSet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a CDC-ACM device says of itself (USB CDC 1.2, section 5; PSTN 1.2, section 5.3), perhaps
 * with a DFU run-time interface behind it (DFU 1.1, section 4.1).
 *
 * @param look ids and strings
 * @param serial iSerialNumber, where there is one
 * @param dfu what the run-time interface says, where there is one
 */
record CdcDescriptors(UsbLook look, Optional<String> serial, Optional<FunctionalDescriptor> dfu) {
  /** Number of the interface that CDC's class requests go to. */
  static final int COMMUNICATION = 0;

  /** Number of the DFU interface, where there is one. */
  static final int DFU = 2;

  /** Number of the interrupt endpoint. */
  static final int NOTIFICATION_ENDPOINT = 2;

  static final int BCD_DEVICE = 0x0200;

  private static final int DATA = 1;
  private static final int TO_HOST = 0x80;
  private static final int BULK = 2;
  private static final int INTERRUPT = 3;
  private static final int CS_INTERFACE = 0x24;
  private static final int INTERFACE_ASSOCIATION = 11;

  /** Class, subclass and protocol of a device with one function, and of one that associates. */
  private static final byte[] CDC = {2, 0, 0};

  private static final byte[] MISCELLANEOUS = {(byte) 0xEF, 2, 1};

  DescriptorSet all() {
    List<String> strings =
        Stream.concat(Stream.of("STMicroelectronics", look.product()), serial.stream()).toList();
    return new DescriptorSet(
        device(),
        configuration(),
        strings,
        Optional.of(new LandingPage(look.landingPage()).binaryObjectStore()));
  }

  private byte[] device() {
    byte[] bytes = new byte[18];
    littleEndian(bytes)
        .put(new byte[] {18, DescriptorSet.DEVICE, 0x10, 0x02})
        .put(dfu.isPresent() ? MISCELLANEOUS : CDC)
        .put((byte) 64)
        .putShort((short) look.idVendor())
        .putShort((short) look.idProduct())
        .putShort((short) BCD_DEVICE)
        .put(new byte[] {1, 2, (byte) (serial.isPresent() ? 3 : 0), 1});
    return bytes;
  }

  private byte[] configuration() {
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    dfu.ifPresent(any -> add(parts, INTERFACE_ASSOCIATION, COMMUNICATION, 2, 2, 2, 1, 0));
    addSerialPort(parts);
    dfu.ifPresent(
        values -> {
          add(parts, DescriptorSet.INTERFACE, DFU, 0, 0, 0xFE, 1, 1, 0);
          parts.writeBytes(DescriptorSet.functional(values));
        });
    byte interfaces = (byte) (dfu.isPresent() ? 3 : 2);
    byte[] rest = parts.toByteArray();
    byte[] bytes = new byte[9 + rest.length];
    littleEndian(bytes)
        .put(new byte[] {9, DescriptorSet.CONFIGURATION})
        .putShort((short) bytes.length)
        .put(new byte[] {interfaces, 1, 0, (byte) 0x80, 50})
        .put(rest);
    return bytes;
  }

  private static void addSerialPort(ByteArrayOutputStream parts) {
    add(parts, DescriptorSet.INTERFACE, COMMUNICATION, 0, 1, 2, 2, 1, 0);
    add(parts, CS_INTERFACE, 0, 0x10, 0x01);
    add(parts, CS_INTERFACE, 1, 0, DATA);
    // SET_LINE_CODING, GET_LINE_CODING, SET_CONTROL_LINE_STATE; SEND_BREAK.
    add(parts, CS_INTERFACE, 2, 0x06);
    add(parts, CS_INTERFACE, 6, COMMUNICATION, DATA);
    add(parts, DescriptorSet.ENDPOINT, TO_HOST | NOTIFICATION_ENDPOINT, INTERRUPT, 8, 0, 16);
    add(parts, DescriptorSet.INTERFACE, DATA, 0, 2, 10, 0, 0, 0);
    add(parts, DescriptorSet.ENDPOINT, UsbLook.DATA_ENDPOINT, BULK, 64, 0, 0);
    add(parts, DescriptorSet.ENDPOINT, TO_HOST | UsbLook.DATA_ENDPOINT, BULK, 64, 0, 0);
  }

  private static void add(ByteArrayOutputStream all, int type, int... fields) {
    all.write(2 + fields.length);
    all.write(type);
    for (int field : fields) {
      all.write(field);
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
