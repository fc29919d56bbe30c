package io.github.stm32dfu.usb;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.FunctionalDescriptor;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Walks through a configuration descriptor once. */
final class ConfigurationReader {
  private static final int CONFIGURATION = 2;
  private static final int INTERFACE = 4;
  private static final int FULL_LENGTH = 9;
  private static final int SHORTEST_FUNCTIONAL = 7;

  /** A DFU interface while it is read. */
  private static final class Draft {
    private final int bInterfaceProtocol;
    private final SortedMap<Integer, Integer> alternateSettings = new TreeMap<>();
    private Optional<FunctionalDescriptor> functional = Optional.empty();

    Draft(int bInterfaceProtocol) {
      this.bInterfaceProtocol = bInterfaceProtocol;
    }
  }

  private final byte[] bytes;
  private final DeviceDescriptor device;
  private final SortedMap<Integer, Draft> drafts = new TreeMap<>();
  private final List<String> flaws = new ArrayList<>();
  private Optional<Draft> current = Optional.empty();
  private boolean nothingButDfu = true;
  private int bConfigurationValue;

  ConfigurationReader(byte[] bytes, DeviceDescriptor device) {
    this.bytes = bytes;
    this.device = device;
  }

  ConfigurationDescriptor read() {
    int at = 0;
    while (at < bytes.length) {
      int bLength = at(at);
      if (bLength < 2 || at + bLength > bytes.length) {
        flaws.add(
            "the descriptor at offset "
                + at
                + " says length "
                + bLength
                + "; the rest is not read");
        break;
      }
      descriptor(at, bLength, at(at + 1));
      at += bLength;
    }
    // A HID descriptor has the same type, so that only a device without HID may have it anywhere.
    Optional<FunctionalDescriptor> elsewhere =
        nothingButDfu ? FunctionalDescriptor.find(bytes) : Optional.empty();
    List<DfuInterface> interfaces =
        drafts.entrySet().stream().map(draft -> finish(draft, elsewhere)).toList();
    return new ConfigurationDescriptor(bConfigurationValue, interfaces, flaws);
  }

  private void descriptor(int at, int bLength, int bDescriptorType) {
    if (bDescriptorType == CONFIGURATION && at == 0 && bLength >= FULL_LENGTH) {
      bConfigurationValue = at(at + 5);
    } else if (bDescriptorType == INTERFACE) {
      setting(at, bLength);
    } else if (bDescriptorType == FunctionalDescriptor.TYPE && current.isPresent()) {
      functional(at, bLength, current.get());
    }
  }

  private void setting(int at, int bLength) {
    current = Optional.empty();
    if (bLength < FULL_LENGTH) {
      flaws.add("the interface descriptor at offset " + at + " has " + bLength + " bytes");
      return;
    }
    if (at(at + 5) != 0xFE || at(at + 6) != 0x01) {
      nothingButDfu = false;
      return;
    }
    int bAlternateSetting = at(at + 3);
    Draft draft = drafts.computeIfAbsent(at(at + 2), number -> new Draft(at(at + 7)));
    if (draft.alternateSettings.putIfAbsent(bAlternateSetting, at(at + 8)) != null) {
      flaws.add("alternate setting " + bAlternateSetting + " comes twice");
    }
    current = Optional.of(draft);
  }

  private void functional(int at, int bLength, Draft draft) {
    if (bLength < SHORTEST_FUNCTIONAL) {
      flaws.add("the functional descriptor has " + bLength + " bytes");
    } else if (draft.functional.isEmpty()) {
      draft.functional = FunctionalDescriptor.find(Arrays.copyOfRange(bytes, at, at + bLength));
    }
  }

  private DfuInterface finish(
      Map.Entry<Integer, Draft> entry, Optional<FunctionalDescriptor> elsewhere) {
    Draft draft = entry.getValue();
    return new DfuInterface(
        entry.getKey(),
        mode(draft.bInterfaceProtocol),
        draft.alternateSettings,
        draft.functional.or(() -> elsewhere));
  }

  private DfuIdentity.Mode mode(int bInterfaceProtocol) {
    Optional<DfuIdentity.Mode> known = InterfaceProtocol.mode(device, bInterfaceProtocol);
    if (known.isPresent()) {
      return known.get();
    }
    DfuIdentity.Mode likely = nothingButDfu ? DfuIdentity.Mode.DFU : DfuIdentity.Mode.RUN_TIME;
    flaws.add("bInterfaceProtocol 0x" + Hex.digits(bInterfaceProtocol, 2) + " taken as " + likely);
    return likely;
  }

  private int at(int offset) {
    return bytes[offset] & 0xFF;
  }
}
