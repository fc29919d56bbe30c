package io.github.stm32dfu.usb;

import java.util.Locale;

/** Kinds of operating systems, as far as USB access differs. */
public enum HostSystem {
  /** Linux, with usbfs, sysfs and udev. */
  LINUX("linux"),
  /** Windows, with WinUSB. */
  WINDOWS("win32"),
  /** macOS, with IOKit. */
  MAC("darwin"),
  /** Any other, about which nothing is known. */
  OTHER("other");

  private final String usb4javaName;

  HostSystem(String usb4javaName) {
    this.usb4javaName = usb4javaName;
  }

  /** {@return the one that this process runs on} */
  public static HostSystem current() {
    return Platform.current().host();
  }

  /** {@return how usb4java names it in its archives} */
  String usb4javaName() {
    return usb4javaName;
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
    return name.contains("mac os") || name.contains("darwin") ? MAC : OTHER;
  }
}
