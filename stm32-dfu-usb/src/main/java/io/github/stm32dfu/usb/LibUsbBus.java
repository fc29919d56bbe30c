package io.github.stm32dfu.usb;

import io.github.stm32dfu.error.TransportException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usb4java.ConfigDescriptor;
import org.usb4java.Context;
import org.usb4java.Device;
import org.usb4java.DeviceHandle;
import org.usb4java.DeviceList;
import org.usb4java.EndpointDescriptor;
import org.usb4java.Interface;
import org.usb4java.InterfaceDescriptor;
import org.usb4java.LibUsb;

/**
 * A libusb context of its own with the devices of that moment. A kept context would miss
 * re-enumeration on hosts whose libusb has no hotplug events; a fresh one takes half a millisecond.
 */
final class LibUsbBus implements UsbBus {
  private static final int DEEPEST_PORT_PATH = 7;

  private final Context context;
  private final DeviceList list;
  private boolean closed;

  private LibUsbBus(Context context, DeviceList list) {
    this.context = context;
    this.list = list;
  }

  static LibUsbBus look() throws TransportException, UsbFailure {
    NativeLibrary.load();
    Context context = new Context();
    int initialised = LibUsb.init(context);
    if (initialised < 0) {
      throw new UsbFailure(initialised);
    }
    DeviceList list = new DeviceList();
    int count = LibUsb.getDeviceList(context, list);
    if (count < 0) {
      LibUsb.exit(context);
      throw new UsbFailure(count);
    }
    return new LibUsbBus(context, list);
  }

  @Override
  public List<UsbDevice> devices() {
    List<UsbDevice> devices = new ArrayList<>();
    for (Device device : list) {
      org.usb4java.DeviceDescriptor descriptor = new org.usb4java.DeviceDescriptor();
      if (LibUsb.getDeviceDescriptor(device, descriptor) == LibUsb.SUCCESS) {
        devices.add(new Found(device, facts(descriptor)));
      }
    }
    return devices;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      LibUsb.freeDeviceList(list, true);
      LibUsb.exit(context);
    }
  }

  private static DeviceDescriptor facts(org.usb4java.DeviceDescriptor descriptor) {
    return new DeviceDescriptor(
        Short.toUnsignedInt(descriptor.idVendor()),
        Short.toUnsignedInt(descriptor.idProduct()),
        Short.toUnsignedInt(descriptor.bcdDevice()),
        Byte.toUnsignedInt(descriptor.iProduct()),
        Byte.toUnsignedInt(descriptor.iSerialNumber()));
  }

  private record Found(Device device, DeviceDescriptor descriptor) implements UsbDevice {
    @Override
    public int busNumber() {
      return LibUsb.getBusNumber(device);
    }

    @Override
    public int deviceAddress() {
      return LibUsb.getDeviceAddress(device);
    }

    @Override
    public List<Integer> portNumbers() {
      ByteBuffer path = ByteBuffer.allocateDirect(DEEPEST_PORT_PATH);
      int depth = LibUsb.getPortNumbers(device, path);
      List<Integer> ports = new ArrayList<>();
      for (int i = 0; i < depth; i++) {
        ports.add(Byte.toUnsignedInt(path.get(i)));
      }
      return ports;
    }

    @Override
    public byte[] configuration() throws UsbFailure {
      ConfigDescriptor configuration = new ConfigDescriptor();
      int code = LibUsb.getActiveConfigDescriptor(device, configuration);
      if (code < 0) {
        throw new UsbFailure(code);
      }
      try {
        return bytes(configuration);
      } finally {
        LibUsb.freeConfigDescriptor(configuration);
      }
    }

    @Override
    public UsbHandle open() throws UsbFailure {
      DeviceHandle handle = new DeviceHandle();
      int code = LibUsb.open(device, handle);
      if (code < 0) {
        throw new UsbFailure(code);
      }
      return new LibUsbHandle(handle);
    }
  }

  /** Puts together again what libusb took apart: it has no call for the bytes as they came. */
  private static byte[] bytes(ConfigDescriptor configuration) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    put(
        bytes,
        9,
        LibUsb.DT_CONFIG,
        configuration.wTotalLength(),
        configuration.wTotalLength() >> 8);
    put(bytes, configuration.bNumInterfaces(), configuration.bConfigurationValue());
    put(bytes, configuration.iConfiguration(), configuration.bmAttributes());
    put(bytes, configuration.bMaxPower());
    put(bytes, configuration.extra());
    for (Interface one : configuration.iface()) {
      for (InterfaceDescriptor setting : one.altsetting()) {
        put(bytes, 9, LibUsb.DT_INTERFACE, setting.bInterfaceNumber(), setting.bAlternateSetting());
        put(bytes, setting.bNumEndpoints(), setting.bInterfaceClass());
        put(bytes, setting.bInterfaceSubClass(), setting.bInterfaceProtocol());
        put(bytes, setting.iInterface());
        put(bytes, setting.extra());
        for (EndpointDescriptor endpoint : setting.endpoint()) {
          put(bytes, endpoint.extra());
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void put(ByteArrayOutputStream bytes, int... values) {
    for (int value : values) {
      bytes.write(value);
    }
  }

  private static void put(ByteArrayOutputStream bytes, @Nullable ByteBuffer extra) {
    while (extra != null && extra.hasRemaining()) {
      bytes.write(extra.get());
    }
  }
}
