package io.github.stm32dfu.usb;

import io.github.stm32dfu.transport.DeviceString;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The strings of one device. What the operating system knows is taken from there; for the rest the
 * device is opened once, at the first string that needs it.
 */
final class DeviceStrings implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final int DEVICE_TO_HOST = 0x80;
  private static final int GET_DESCRIPTOR = 6;
  private static final int STRING = 3;
  private static final int LONGEST = 255;
  private static final int ENGLISH = 0x0409;

  private final UsbDevice device;
  private final Map<Integer, StringDescriptor> known;
  private final List<String> flaws = new ArrayList<>();
  private Optional<UsbHandle> handle = Optional.empty();
  private Optional<String> closedBecause;
  private int language;

  /**
   * Opens nothing yet.
   *
   * @param known strings of this very enumeration, by index; gets those that are read
   * @param heldBecause why the device must not be opened, if so
   */
  DeviceStrings(
      UsbDevice device, Map<Integer, StringDescriptor> known, Optional<String> heldBecause) {
    this.device = device;
    this.known = known;
    this.closedBecause = heldBecause;
  }

  /** {@return what is wrong with the strings that were asked for} */
  List<String> flaws() {
    return flaws;
  }

  /**
   * {@return a string}
   *
   * @param what it is, for people
   * @param index from a descriptor, 0 for none
   * @param fromSystem what the operating system says, which needs no open device
   */
  DeviceString get(String what, int index, Optional<String> fromSystem) {
    if (index == 0) {
      return new DeviceString.Absent();
    }
    StringDescriptor found = fromSystem.map(StringDescriptor::decoded).orElseGet(() -> read(index));
    found.flaws().forEach(flaw -> flaws.add(what + ": " + flaw));
    return found.string();
  }

  private StringDescriptor read(int index) {
    StringDescriptor before = known.get(index);
    if (before != null) {
      return before;
    }
    try {
      Optional<UsbHandle> open = open();
      if (open.isEmpty()) {
        return unreadable(closedBecause.orElse("the device is not open"));
      }
      StringDescriptor found = StringDescriptor.decode(request(open.get(), index, language));
      known.put(index, found);
      return found;
    } catch (UsbFailure failure) {
      return unreadable(String.valueOf(failure.getMessage()));
    }
  }

  private Optional<UsbHandle> open() {
    if (handle.isEmpty() && closedBecause.isEmpty()) {
      try {
        UsbHandle opened = device.open();
        handle = Optional.of(opened);
        language = language(opened);
      } catch (UsbFailure failure) {
        closedBecause = Optional.of(String.valueOf(failure.getMessage()));
      }
    }
    return handle;
  }

  private static int language(UsbHandle opened) {
    try {
      byte[] languages = request(opened, 0, 0);
      return languages.length < 4 ? ENGLISH : (languages[2] & 0xFF) | (languages[3] & 0xFF) << 8;
    } catch (UsbFailure none) {
      return ENGLISH;
    }
  }

  private static byte[] request(UsbHandle open, int index, int language) throws UsbFailure {
    ByteBuffer answer = ByteBuffer.allocateDirect(LONGEST);
    int length =
        open.control(
            DEVICE_TO_HOST, GET_DESCRIPTOR, STRING << 8 | index, language, answer, TIMEOUT);
    byte[] bytes = new byte[length];
    answer.get(0, bytes);
    return bytes;
  }

  private static StringDescriptor unreadable(String reason) {
    return new StringDescriptor(new DeviceString.Unreadable(reason), List.of());
  }

  @Override
  public void close() {
    handle.ifPresent(UsbHandle::close);
  }
}
