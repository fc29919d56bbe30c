package io.github.stm32dfu.transport.recording;

import io.github.stm32dfu.error.MalformedRecordingException;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a device, as words. */
final class IdentityText {
  private static final String ABSENT = "none";
  private static final String UNREADABLE = "unreadable,";
  private static final int WORD = 0xFFFF;
  private static final int BYTE = 0xFF;

  private IdentityText() {}

  static String of(DfuIdentity device) {
    StringBuilder text = new StringBuilder();
    text.append("idVendor=").append(Hex.digits(device.idVendor(), 4));
    text.append(" idProduct=").append(Hex.digits(device.idProduct(), 4));
    text.append(" bcdDevice=").append(Hex.digits(device.bcdDevice(), 4));
    text.append(" bInterfaceNumber=").append(device.bInterfaceNumber());
    text.append(" mode=").append(device.mode());
    device.portPath().text().ifPresent(path -> text.append(" portPath=").append(Quoted.of(path)));
    text.append(" product=").append(string(device.product()));
    text.append(" serial=").append(string(device.serial()));
    device.functionalDescriptor().ifPresent(one -> text.append(" functional=").append(words(one)));
    for (AlternateSetting setting : device.alternateSettings()) {
      text.append(" alternate=").append(setting.bAlternateSetting()).append(',');
      text.append(string(setting.name()));
    }
    device.remarks().forEach(remark -> text.append(" remark=").append(Quoted.of(remark)));
    return text.toString();
  }

  static DfuIdentity parse(Words words) throws MalformedRecordingException {
    int idVendor = words.hex(words.value("idVendor"), WORD);
    int idProduct = words.hex(words.value("idProduct"), WORD);
    int bcdDevice = words.hex(words.value("bcdDevice"), WORD);
    int bInterfaceNumber = (int) words.decimal("bInterfaceNumber", BYTE);
    DfuIdentity.Mode mode = words.constant(DfuIdentity.Mode.values(), words.value("mode"));
    Optional<String> path = words.optional("portPath");
    PortPath portPath =
        path.isPresent() ? PortPath.of(words.unquoted(path.get())) : PortPath.unknown();
    DeviceString product = string(words, words.value("product"));
    DeviceString serial = string(words, words.value("serial"));
    Optional<FunctionalDescriptor> functional = functional(words);
    List<AlternateSetting> alternates = alternates(words);
    List<String> remarks = new ArrayList<>();
    for (Optional<String> one = words.optional("remark");
        one.isPresent();
        one = words.optional("remark")) {
      remarks.add(words.unquoted(one.get()));
    }
    words.end();
    return new DfuIdentity(
        idVendor,
        idProduct,
        bcdDevice,
        serial,
        portPath,
        mode,
        alternates,
        functional,
        product,
        bInterfaceNumber,
        remarks);
  }

  private static String words(FunctionalDescriptor one) {
    return Hex.digits(one.bmAttributes(), 2)
        + ","
        + one.wDetachTimeOut()
        + ","
        + one.wTransferSize()
        + ","
        + Hex.digits(one.bcdDFUVersion(), 4);
  }

  private static Optional<FunctionalDescriptor> functional(Words words)
      throws MalformedRecordingException {
    Optional<String> value = words.optional("functional");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String[] four = value.get().split(",", -1);
    if (four.length != 4) {
      throw words.malformed("expected four numbers, found " + value.get());
    }
    return Optional.of(
        new FunctionalDescriptor(
            words.hex(four[0], BYTE),
            (int) words.decimalOf(four[1], WORD),
            (int) words.decimalOf(four[2], WORD),
            words.hex(four[3], WORD)));
  }

  private static List<AlternateSetting> alternates(Words words) throws MalformedRecordingException {
    List<AlternateSetting> alternates = new ArrayList<>();
    for (Optional<String> one = words.optional("alternate");
        one.isPresent();
        one = words.optional("alternate")) {
      int comma = one.get().indexOf(',');
      if (comma < 0) {
        throw words.malformed("expected a number and a name, found " + one.get());
      }
      alternates.add(
          new AlternateSetting(
              (int) words.decimalOf(one.get().substring(0, comma), BYTE),
              string(words, one.get().substring(comma + 1))));
    }
    return alternates;
  }

  private static String string(DeviceString string) {
    if (string instanceof DeviceString.Text known) {
      return Quoted.of(known.text());
    }
    return string instanceof DeviceString.Unreadable unreadable
        ? UNREADABLE + Quoted.of(unreadable.reason())
        : ABSENT;
  }

  private static DeviceString string(Words words, String text) throws MalformedRecordingException {
    if (text.equals(ABSENT)) {
      return new DeviceString.Absent();
    }
    return text.startsWith(UNREADABLE)
        ? new DeviceString.Unreadable(words.unquoted(text.substring(UNREADABLE.length())))
        : new DeviceString.Text(words.unquoted(text));
  }
}
