package io.github.stm32dfu.cdc;

import java.util.Locale;

/** Kinds of operating systems, as far as serial ports differ. */
enum HostSystem {
  /** Ports and their boards are in sysfs. */
  LINUX,
  /** A port path is the location of a USB device, as for libusb. */
  MAC,
  /** Errors are those of Windows; a port path cannot be told. */
  WINDOWS,
  /** BSD and Solaris. */
  OTHER_UNIX,
  /** Where jSerialComm would end the process. */
  UNSUPPORTED;

  /** {@return the one that this process runs on} */
  static HostSystem current() {
    return of(System.getProperty("os.name", ""));
  }

  /** {@return the kind of system with such an {@code os.name}} */
  static HostSystem of(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.contains("linux")) {
      return LINUX;
    }
    if (name.contains("windows")) {
      return WINDOWS;
    }
    if (name.contains("mac")) {
      return MAC;
    }
    boolean unix =
        name.contains("freebsd")
            || name.contains("openbsd")
            || name.contains("sunos")
            || name.contains("solaris");
    return unix ? OTHER_UNIX : UNSUPPORTED;
  }
}
