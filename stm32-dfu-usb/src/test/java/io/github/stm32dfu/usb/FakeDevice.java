package io.github.stm32dfu.usb;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A device that has descriptors and strings, and else stalls. */
class FakeDevice implements UsbDevice {
  static final int STRING_REQUEST = 6;
  static final int TO_HOST = 0x80;
  static final int PIPE = -9;

  private final DeviceDescriptor descriptor;
  private final byte[] configuration;
  private final Map<Integer, byte[]> strings = new HashMap<>();
  private List<Integer> ports = List.of(5, 2);
  private int address = 9;
  private int openCode;
  private int opened;
  private int closed;

  FakeDevice(DeviceDescriptor descriptor, byte[] configuration) {
    this.descriptor = descriptor;
    this.configuration = configuration.clone();
    strings.put(0, new byte[] {4, 3, 9, 4});
  }

  FakeDevice string(int index, byte[] raw) {
    strings.put(index, raw);
    return this;
  }

  FakeDevice ports(Integer... path) {
    ports = List.of(path);
    return this;
  }

  FakeDevice address(int deviceAddress) {
    address = deviceAddress;
    return this;
  }

  /** From now on, opening fails with a code of libusb's, 0 for not. */
  FakeDevice refuses(int code) {
    openCode = code;
    return this;
  }

  int timesOpened() {
    return opened;
  }

  int stillOpen() {
    return opened - closed;
  }

  @Override
  public int busNumber() {
    return 1;
  }

  @Override
  public int deviceAddress() {
    return address;
  }

  @Override
  public List<Integer> portNumbers() {
    return ports;
  }

  @Override
  public DeviceDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public byte[] configuration() throws UsbFailure {
    return configuration.clone();
  }

  @Override
  public UsbHandle open() throws UsbFailure {
    if (openCode < 0) {
      throw new UsbFailure(openCode);
    }
    opened++;
    return new Handle();
  }

  /** What the device does besides telling its strings. */
  class Handle implements UsbHandle {
    @Override
    public void claim(int bInterfaceNumber) throws UsbFailure {}

    @Override
    public void release(int bInterfaceNumber) throws UsbFailure {}

    @Override
    public void setInterface(int bInterfaceNumber, int bAlternateSetting) throws UsbFailure {}

    @Override
    public int control(
        int bmRequestType, int bRequest, int wValue, int wIndex, ByteBuffer data, Duration timeout)
        throws UsbFailure {
      byte[] raw = strings.get(wValue & 0xFF);
      boolean asked = bmRequestType == TO_HOST && bRequest == STRING_REQUEST && wValue >> 8 == 3;
      if (!asked || raw == null) {
        throw new UsbFailure(PIPE);
      }
      int length = Math.min(raw.length, data.capacity());
      data.put(0, raw, 0, length);
      return length;
    }

    @Override
    public void resetPort() throws UsbFailure {}

    @Override
    public void close() {
      closed++;
    }
  }
}
