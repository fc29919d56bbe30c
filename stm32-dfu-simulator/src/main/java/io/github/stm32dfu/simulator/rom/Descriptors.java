package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.simulator.device.DescriptorSet;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the ROM says of itself (USB 2.0, section 9.6; values as seen on ST ROMs). */
record Descriptors(RomSettings settings) {
  /** ST. */
  private static final int ID_VENDOR = 0x0483;

  /** STM32 ROM in DFU mode. */
  private static final int ID_PRODUCT = 0xDF11;

  /** DFU bootloader V2.2. */
  private static final int BCD_DEVICE = 0x2200;

  private static final int FIRST_ALTERNATE_NAME = 4;

  DescriptorSet all() {
    List<String> strings =
        Stream.concat(
                Stream.of("STMicroelectronics", "STM32  BOOTLOADER", settings.serial()),
                settings.alternateSettings().stream())
            .toList();
    return new DescriptorSet(device(), configuration(), strings, Optional.empty());
  }

  DfuIdentity identity(PortPath path) {
    List<String> names = settings.alternateSettings();
    List<AlternateSetting> alternates =
        IntStream.range(0, names.size())
            .mapToObj(i -> new AlternateSetting(i, new DeviceString.Text(names.get(i))))
            .toList();
    return new DfuIdentity(
        ID_VENDOR,
        ID_PRODUCT,
        BCD_DEVICE,
        new DeviceString.Text(settings.serial()),
        path,
        DfuIdentity.Mode.DFU,
        alternates,
        Optional.of(functional()));
  }

  /** {@return download, upload, will detach, not manifestation tolerant; 255 ms; DfuSe} */
  private FunctionalDescriptor functional() {
    return new FunctionalDescriptor(
        0x0B, 255, settings.wTransferSize(), FunctionalDescriptor.DFUSE_VERSION);
  }

  private static byte[] device() {
    byte[] bytes = new byte[18];
    littleEndian(bytes)
        .put(new byte[] {18, DescriptorSet.DEVICE, 0x00, 0x01, 0, 0, 0, 64})
        .putShort((short) ID_VENDOR)
        .putShort((short) ID_PRODUCT)
        .putShort((short) BCD_DEVICE)
        .put(new byte[] {1, 2, 3, 1});
    return bytes;
  }

  /** The functional descriptor stands once, after the last alternate setting. */
  private byte[] configuration() {
    int alternates = settings.alternateSettings().size();
    byte[] functional = DescriptorSet.functional(functional());
    byte[] bytes = new byte[9 + 9 * alternates + functional.length];
    ByteBuffer all = littleEndian(bytes);
    all.put(new byte[] {9, DescriptorSet.CONFIGURATION}).putShort((short) bytes.length);
    all.put(new byte[] {1, 1, 0, (byte) 0xC0, 50});
    for (int i = 0; i < alternates; i++) {
      byte name = (byte) (FIRST_ALTERNATE_NAME + i);
      all.put(new byte[] {9, DescriptorSet.INTERFACE, 0, (byte) i, 0, (byte) 0xFE, 1, 2, name});
    }
    all.put(functional);
    return bytes;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
