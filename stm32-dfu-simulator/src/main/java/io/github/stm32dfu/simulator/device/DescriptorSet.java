package io.github.stm32dfu.simulator.device;

import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All descriptors of a device (USB 2.0, section 9.6).
 *
 * @param device 18 bytes
 * @param configuration the only one, with all that stands in it
 * @param strings from index 1 on
 * @param bos the binary object store (USB 3.2, section 9.6.2); nothing where bcdUSB is below 2.1
 */
public record DescriptorSet(
    byte[] device, byte[] configuration, List<String> strings, Optional<byte[]> bos) {
  /** bDescriptorType of the device descriptor. */
  public static final int DEVICE = 1;

  /** bDescriptorType of a configuration descriptor. */
  public static final int CONFIGURATION = 2;

  /** bDescriptorType of a string descriptor. */
  public static final int STRING = 3;

  /** bDescriptorType of an interface descriptor. */
  public static final int INTERFACE = 4;

  /** bDescriptorType of an endpoint descriptor. */
  public static final int ENDPOINT = 5;

  /** bDescriptorType of the binary object store. */
  public static final int BOS = 15;

  private static final byte[] ENGLISH = {4, STRING, 0x09, 0x04};

  public DescriptorSet {
    strings = List.copyOf(strings);
  }

  /**
   * {@return the nine bytes of DFU's functional descriptor (DFU 1.1, section 4.1.3)}
   *
   * @param values of its fields
   */
  public static byte[] functional(FunctionalDescriptor values) {
    byte[] bytes = new byte[9];
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {9, FunctionalDescriptor.TYPE, (byte) values.bmAttributes()})
        .putShort((short) values.wDetachTimeOut())
        .putShort((short) values.wTransferSize())
        .putShort((short) values.bcdDFUVersion());
    return bytes;
  }

  /** {@return those that an enumeration begins with} */
  public UsbDescriptors enumerated() {
    return new UsbDescriptors(device.clone(), configuration.clone());
  }

  /**
   * {@return a descriptor, if the device has it. Of those inside the configuration, hosts ask for
   * none but DFU's functional descriptor}
   *
   * @param type bDescriptorType
   * @param index of several with that type
   */
  Optional<byte[]> find(int type, int index) {
    if (type == STRING) {
      return string(index);
    }
    return switch (index == 0 ? type : 0) {
      case DEVICE -> Optional.of(device);
      case CONFIGURATION -> Optional.of(configuration);
      case BOS -> bos;
      case FunctionalDescriptor.TYPE -> within(type).findFirst();
      default -> Optional.empty();
    };
  }

  /** {@return the descriptors of a type inside the configuration} */
  Stream<byte[]> within(int type) {
    Stream.Builder<byte[]> found = Stream.builder();
    for (int at = 0; at < configuration.length; at += configuration[at]) {
      if (configuration[at + 1] == type) {
        found.add(Arrays.copyOfRange(configuration, at, at + configuration[at]));
      }
    }
    return found.build();
  }

  private Optional<byte[]> string(int index) {
    if (index == 0) {
      return Optional.of(ENGLISH.clone());
    }
    if (index > strings.size()) {
      return Optional.empty();
    }
    String text = strings.get(index - 1);
    byte[] bytes = new byte[2 + 2 * text.length()];
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    all.put((byte) bytes.length).put((byte) STRING);
    text.chars().forEach(unit -> all.putShort((short) unit));
    return Optional.of(bytes);
  }
}
