package io.github.stm32dfu.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.usb.Platform.Libc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usb4java.LibUsb;

class NativeLibraryTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, org/usb4java/linux-x86-64/libusb4java.so",
    "Linux, i386, org/usb4java/linux-x86/libusb4java.so",
    "Linux, arm, org/usb4java/linux-arm/libusb4java.so",
    "Linux, aarch64, org/usb4java/linux-aarch64/libusb4java.so",
    "Windows 11, amd64, org/usb4java/win32-x86-64/libusb4java.dll",
    "Windows 10, x86, org/usb4java/win32-x86/libusb4java.dll",
    "Mac OS X, x86_64, org/usb4java/darwin-x86-64/libusb4java.dylib"
  })
  void isOnTheClassPathForEveryPlatformThatUsb4javaServes(String os, String arch, String resource)
      throws Exception {
    Platform platform = platform(os, arch, Libc.USUAL);

    assertThat(NativeLibrary.resource(platform)).isEqualTo(resource);
  }

  @ParameterizedTest
  @CsvSource({
    "Mac OS X, aarch64, USUAL, darwin-aarch64, Rosetta",
    "Windows 11, aarch64, USUAL, win32-aarch64, x86-64 Java",
    "Linux, amd64, MUSL, linux-x86-64 with musl, glibc",
    "Linux, riscv64, USUAL, linux-riscv64, sources",
    "SunOS, sparc, USUAL, other-sparc, sources"
  })
  void isMissedByNameAndRemedyElsewhere(
      String os, String arch, Libc libc, String name, String remedy) {
    assertUnsupported(
        () -> NativeLibrary.load(null, platform(os, arch, libc)),
        "usb4java ships no native library for " + name,
        remedy);
  }

  @Test
  void muslIsSeenAmongTheFilesOfTheProcess() throws Exception {
    Path maps = folder.resolve("maps");
    Files.writeString(maps, "7f00-7f01 r-xp 0 08:01 1 /lib/ld-musl-x86_64.so.1\n");
    assertThat(Platform.libcOf(maps)).isEqualTo(Libc.MUSL);
    Files.writeString(maps, "7f00-7f01 r-xp 0 08:01 1 /lib/x86_64-linux-gnu/libc.so.6\n");
    assertThat(Platform.libcOf(maps)).isEqualTo(Libc.USUAL);
    assertThat(Platform.libcOf(folder.resolve("none"))).isEqualTo(Libc.USUAL);
  }

  @Test
  void aPropertyThatNamesNoFileSaysSo() {
    assertUnsupported(
        () -> NativeLibrary.load(folder.resolve("none.so").toString(), Platform.current()),
        "stm32dfu.usb.library names no file",
        "none.so");
    assertUnsupported(
        () -> NativeLibrary.load("\0", Platform.current()), "stm32dfu.usb.library names no file");
    assertUnsupported(
        () -> NativeLibrary.load(folder.toString(), Platform.current()), "names no file");
  }

  @Test
  void aFileThatIsNoLibrarySaysSoAndTheProcessLivesOn() throws Exception {
    Path text = Files.writeString(folder.resolve("text.so"), "no library");

    assertThat(listing(text)).contains("text.so cannot be used as libusb4java: ");
  }

  @Test
  void anotherLibrarySaysSoAndTheProcessLivesOn() throws Exception {
    Path other = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("j2gss"));
    assumeThat(other).isRegularFile();

    assertThat(listing(other)).contains(other + " cannot be used as libusb4java: ");
  }

  /** In a process of its own: no library must be linked yet, and a virtual machine might die. */
  private static String listing(Path library) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + UsbDfu.LIBRARY_PROPERTY + "=" + library,
                "-cp",
                System.getProperty("java.class.path"),
                ListingProgram.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void isLoadedWhereUsb4javaServesThePlatform() throws Exception {
    assumeThat(Platform.current().bundledLibrary()).isPresent();

    assertThat(UsbDfu.finder().list()).isNotNull();
    assertThat(LibUsb.getVersion().major()).isEqualTo(1);
  }

  private static Platform platform(String os, String arch, Libc libc) {
    return new Platform(HostSystem.of(os), Platform.archOf(arch), libc);
  }

  private static void assertUnsupported(ThrowingCallable call, String... parts) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(
            failure -> {
              assertThat(failure).message().contains(parts);
              assertThat(failure.kind()).isEqualTo(Kind.UNSUPPORTED);
              assertThat(failure.hint()).isEqualTo(Hint.GIVE_USB_LIBRARY);
            });
  }
}
