package io.github.stm32dfu.simulator.device;

import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Standard requests at endpoint 0 (USB 2.0, section 9.4), answered from the descriptors. */
public final class StandardRequests {
  private static final int TO_HOST = 0x80;
  private static final int TYPE_MASK = 0x60;
  private static final int RECIPIENT_MASK = 0x1F;
  private static final int DEVICE = 0;
  private static final int INTERFACE = 1;
  private static final int ENDPOINT = 2;

  private static final int GET_STATUS = 0;
  private static final int CLEAR_FEATURE = 1;
  private static final int SET_ADDRESS = 5;
  private static final int GET_DESCRIPTOR = 6;
  private static final int GET_CONFIGURATION = 8;
  private static final int SET_CONFIGURATION = 9;
  private static final int GET_INTERFACE = 10;
  private static final int SET_INTERFACE = 11;

  private static final ControlReply ACKNOWLEDGED = new ControlReply.Acknowledged();
  private static final ControlReply STALLED = new ControlReply.Stalled();

  private final DescriptorSet descriptors;
  private final Runnable interfaceSet;
  private final Map<Integer, Long> alternateSettings;
  private final Set<Integer> endpoints;
  private final Map<Integer, Integer> selected = new TreeMap<>();
  private int configuration;

  /**
   * Answers for a device.
   *
   * @param descriptors of the device
   * @param interfaceSet what follows SET_INTERFACE
   */
  public StandardRequests(DescriptorSet descriptors, Runnable interfaceSet) {
    this.descriptors = descriptors;
    this.interfaceSet = interfaceSet;
    this.alternateSettings =
        descriptors
            .within(DescriptorSet.INTERFACE)
            .collect(Collectors.groupingBy(bytes -> (int) bytes[2], Collectors.counting()));
    this.endpoints =
        descriptors
            .within(DescriptorSet.ENDPOINT)
            .map(bytes -> bytes[2] & 0xFF)
            .collect(Collectors.toSet());
  }

  /**
   * {@return whether a request is a standard one}
   *
   * @param setup any request
   */
  public static boolean isStandard(SetupPacket setup) {
    return (setup.bmRequestType() & TYPE_MASK) == 0;
  }

  /** The bus was reset. */
  public void busReset() {
    selected.clear();
    configuration = 0;
  }

  /**
   * {@return the answer to a standard request}
   *
   * @param setup the request
   */
  public ControlReply answer(SetupPacket setup) {
    int recipient = setup.bmRequestType() & RECIPIENT_MASK;
    if (!exists(recipient, setup.wIndex())) {
      return STALLED;
    }
    if ((setup.bmRequestType() & TO_HOST) == 0) {
      return take(setup, recipient);
    }
    Optional<byte[]> answer =
        switch (setup.bRequest()) {
          case GET_DESCRIPTOR -> descriptors.find(setup.wValue() >> 8, setup.wValue() & 0xFF);
          case GET_CONFIGURATION -> Optional.of(new byte[] {(byte) configuration});
          case GET_INTERFACE -> Optional.of(new byte[] {(byte) alternateSetting(setup.wIndex())});
          case GET_STATUS -> Optional.of(new byte[] {status(recipient), 0});
          default -> Optional.empty();
        };
    return answer
        .<ControlReply>map(bytes -> new ControlReply.Data(cut(bytes, setup.wLength())))
        .orElse(STALLED);
  }

  private boolean exists(int recipient, int wIndex) {
    return switch (recipient) {
      case DEVICE -> true;
      case INTERFACE -> alternateSettings.containsKey(wIndex);
      case ENDPOINT -> (wIndex & 0x7F) == 0 || endpoints.contains(wIndex);
      default -> false;
    };
  }

  private ControlReply take(SetupPacket setup, int recipient) {
    int value = setup.wValue();
    boolean known =
        switch (setup.bRequest()) {
          case SET_INTERFACE -> recipient == INTERFACE && select(setup.wIndex(), value);
          case SET_CONFIGURATION -> recipient == DEVICE && configure(value);
          case SET_ADDRESS -> recipient == DEVICE;
          case CLEAR_FEATURE -> recipient == ENDPOINT && endpoints.contains(setup.wIndex());
          default -> false;
        };
    return known ? ACKNOWLEDGED : STALLED;
  }

  private boolean select(int bInterfaceNumber, int bAlternateSetting) {
    if (bAlternateSetting >= alternateSettings.getOrDefault(bInterfaceNumber, 0L)) {
      return false;
    }
    selected.put(bInterfaceNumber, bAlternateSetting);
    interfaceSet.run();
    return true;
  }

  private boolean configure(int value) {
    if (value > 1) {
      return false;
    }
    configuration = value;
    selected.clear();
    return true;
  }

  private int alternateSetting(int bInterfaceNumber) {
    return selected.getOrDefault(bInterfaceNumber, 0);
  }

  /** Bit 0 of a device: self powered, which is bit 6 of the configuration's bmAttributes. */
  private byte status(int recipient) {
    return (byte) (recipient == DEVICE ? descriptors.configuration()[7] >> 6 & 1 : 0);
  }

  private static byte[] cut(byte[] descriptor, int wLength) {
    return Arrays.copyOf(descriptor, Math.min(descriptor.length, wLength));
  }
}
