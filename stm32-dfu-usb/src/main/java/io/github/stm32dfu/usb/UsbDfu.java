package io.github.stm32dfu.usb;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** DFU devices on the USB ports of this computer. */
public final class UsbDfu {
  /**
   * Name of the system property that gives the path of libusb4java, the native library. Needed only
   * on platforms for which usb4java ships none: macOS on Apple Silicon, Windows on Arm, Linux with
   * musl or on RISC-V.
   */
  public static final String LIBRARY_PROPERTY = "stm32dfu.usb.library";

  private UsbDfu() {}

  /**
   * {@return a finder that looks at the bus anew with each listing, so that it sees re-enumeration
   * on every host; may be kept and shared between threads}
   *
   * <p>Its methods throw a {@link io.github.stm32dfu.error.TransportException} of kind UNSUPPORTED
   * where there is no native library for this platform. On Linux, opening tries again for one
   * second while access is denied: udev gives permission a moment after a device appears.
   */
  public static DfuFinder finder() {
    return usbFinder();
  }

  /**
   * {@return all USB devices of this computer, DFU or not, by port path; none is opened}
   *
   * @throws TransportException where the bus cannot be asked, as by {@link #finder()}
   */
  public static List<PresentDevice> devices() throws TransportException {
    return usbFinder().devices();
  }

  private static UsbFinder usbFinder() {
    Platform platform = Platform.current();
    return new UsbFinder(
        LibUsbBus::look,
        new Sysfs(Path.of("/sys/bus/usb/devices")),
        platform.host(),
        Clock.system(),
        LoggerFactory.getLogger(UsbDfu.class));
  }
}
