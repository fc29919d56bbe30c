package io.github.stm32dfu.usb;

import java.util.Locale;

/** Kinds of operating systems, as far as USB access differs. */
enum HostSystem {
  LINUX("linux"),
  WINDOWS("win32"),
  MAC("darwin"),
  OTHER("other");

  private final String usb4javaName;

  HostSystem(String usb4javaName) {
    this.usb4javaName = usb4javaName;
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
