package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.usb.UsbDescriptors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the ROM says of itself (USB 2.0, section 9.6; values as seen on ST ROMs). */
public final class Descriptors {
  /** ST. */
  public static final int ID_VENDOR = 0x0483;

  /** STM32 ROM in DFU mode. */
  public static final int ID_PRODUCT = 0xDF11;

  /** DFU bootloader V2.2. */
  public static final int BCD_DEVICE = 0x2200;

  private static final int DEVICE = 1;
  private static final int CONFIGURATION = 2;
  private static final int STRING = 3;
  private static final int INTERFACE = 4;
  private static final int FIRST_ALTERNATE_NAME = 4;
  private static final byte[] ENGLISH = {4, STRING, 0x09, 0x04};

  private final RomSettings settings;
  private final List<String> strings;

  Descriptors(RomSettings settings) {
    this.settings = settings;
    this.strings =
        Stream.concat(
                Stream.of("STMicroelectronics", "STM32  BOOTLOADER", settings.serial()),
                settings.alternateSettings().stream())
            .toList();
  }

  /**
   * {@return download, upload, will detach, not manifestation tolerant; 255 ms; DfuSe}
   *
   * @param wTransferSize most bytes of one transfer
   */
  public static FunctionalDescriptor functional(int wTransferSize) {
    return new FunctionalDescriptor(0x0B, 255, wTransferSize, FunctionalDescriptor.DFUSE_VERSION);
  }

  /** {@return those that an enumeration begins with} */
  UsbDescriptors enumerated() {
    return new UsbDescriptors(device(), configuration());
  }

  /** {@return a descriptor by its type and index, if the ROM has it} */
  Optional<byte[]> find(int type, int index) {
    if (type == STRING) {
      return string(index);
    }
    return switch (index == 0 ? type : 0) {
      case DEVICE -> Optional.of(device());
      case CONFIGURATION -> Optional.of(configuration());
      case FunctionalDescriptor.TYPE -> Optional.of(functionalBytes());
      default -> Optional.empty();
    };
  }

  private static byte[] device() {
    byte[] bytes = new byte[18];
    littleEndian(bytes)
        .put(new byte[] {18, DEVICE, 0x00, 0x01, 0, 0, 0, 64})
        .putShort((short) ID_VENDOR)
        .putShort((short) ID_PRODUCT)
        .putShort((short) BCD_DEVICE)
        .put(new byte[] {1, 2, 3, 1});
    return bytes;
  }

  /** The functional descriptor stands once, after the last alternate setting. */
  private byte[] configuration() {
    int alternates = settings.alternateSettings().size();
    byte[] functional = functionalBytes();
    byte[] bytes = new byte[9 + 9 * alternates + functional.length];
    ByteBuffer all = littleEndian(bytes);
    all.put(new byte[] {9, CONFIGURATION}).putShort((short) bytes.length);
    all.put(new byte[] {1, 1, 0, (byte) 0xC0, 50});
    for (int i = 0; i < alternates; i++) {
      byte name = (byte) (FIRST_ALTERNATE_NAME + i);
      all.put(new byte[] {9, INTERFACE, 0, (byte) i, 0, (byte) 0xFE, 1, 2, name});
    }
    all.put(functional);
    return bytes;
  }

  private byte[] functionalBytes() {
    FunctionalDescriptor values = functional(settings.wTransferSize());
    byte[] bytes = new byte[9];
    littleEndian(bytes)
        .put(new byte[] {9, FunctionalDescriptor.TYPE, (byte) values.bmAttributes()})
        .putShort((short) values.wDetachTimeOut())
        .putShort((short) values.wTransferSize())
        .putShort((short) values.bcdDFUVersion());
    return bytes;
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
    ByteBuffer all = littleEndian(bytes).put((byte) bytes.length).put((byte) STRING);
    text.chars().forEach(unit -> all.putShort((short) unit));
    return Optional.of(bytes);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** {@return a descriptor cut to what the host asked for} */
  static byte[] cut(byte[] descriptor, int wLength) {
    return Arrays.copyOf(descriptor, Math.min(descriptor.length, wLength));
  }
}
