package io.github.stm32dfu.usb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a native library is built for.
 *
 * @param host the operating system
 * @param arch the processor, by usb4java's name
 * @param libc on Linux, which C library the process runs on
 */
record Platform(HostSystem host, String arch, Libc libc) {
  enum Libc {
    USUAL,
    MUSL
  }

  private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

  /** Those for which usb4java 1.3.0 has a native archive. */
  private static final Set<String> SHIPPED =
      Set.of(
          "linux-x86",
          "linux-x86-64",
          "linux-arm",
          "linux-aarch64",
          "win32-x86",
          "win32-x86-64",
          "darwin-x86-64");

  /** {@return the platform of this process} */
  static Platform current() {
    HostSystem host = HostSystem.of(System.getProperty("os.name", ""));
    return new Platform(host, archOf(System.getProperty("os.arch", "")), libcOf(MAPPED_FILES));
  }

  /** {@return usb4java's name for an {@code os.arch}} */
  static String archOf(String osArch) {
    String arch = osArch.toLowerCase(Locale.ROOT);
    return switch (arch) {
      case "i386", "i486", "i586", "i686", "x86" -> "x86";
      case "amd64", "x86_64", "x86-64", "x64" -> "x86-64";
      case "arm64" -> "aarch64";
      default -> arch;
    };
  }

  /** {@return which C library is among the files that the process has mapped} */
  static Libc libcOf(Path mappedFiles) {
    try {
      return Files.exists(mappedFiles) && Files.readString(mappedFiles).contains("/ld-musl-")
          ? Libc.MUSL
          : Libc.USUAL;
    } catch (IOException unknown) {
      return Libc.USUAL;
    }
  }

  /** {@return where the library stands on the class path, if usb4java ships one} */
  Optional<String> bundledLibrary() {
    if (libc == Libc.MUSL || !SHIPPED.contains(directory())) {
      return Optional.empty();
    }
    String extension =
        switch (host) {
          case WINDOWS -> "dll";
          case MAC -> "dylib";
          case LINUX, OTHER -> "so";
        };
    return Optional.of("org/usb4java/" + directory() + "/libusb4java." + extension);
  }

  /** {@return what else than building the library helps here} */
  String wayOut() {
    if (libc == Libc.MUSL) {
      return "a Java for glibc has one, for example that of a Debian image";
    }
    if (arch.equals("aarch64") && host == HostSystem.MAC) {
      return "an x86-64 Java, which runs under Rosetta, has one";
    }
    if (arch.equals("aarch64") && host == HostSystem.WINDOWS) {
      return "an x86-64 Java, which runs in emulation, has one";
    }
    return "it can be built from the sources of libusb4java";
  }

  private String directory() {
    return host.usb4javaName() + "-" + arch;
  }

  @Override
  public String toString() {
    return directory() + (libc == Libc.MUSL ? " with musl" : "");
  }
}
