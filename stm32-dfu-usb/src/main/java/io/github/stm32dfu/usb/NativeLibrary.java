package io.github.stm32dfu.usb;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usb4java.LibUsb;
import org.usb4java.Loader;

/**
 * Loads libusb4java once per process.
 *
 * <p>usb4java's own loader looks for the library in one place only, and where it finds none the
 * virtual machine dies if another one is loaded first: the library's start-up code initialises the
 * class LibUsb, which calls that loader, whose exception nobody expects. So that loader is told
 * first that all is done.
 */
final class NativeLibrary {
  private static boolean loaded;

  private NativeLibrary() {}

  /**
   * Makes the functions of {@link LibUsb} usable.
   *
   * @throws TransportException of kind UNSUPPORTED where there is no library that fits
   */
  static synchronized void load() throws TransportException {
    if (!loaded) {
      load(System.getProperty(UsbDfu.LIBRARY_PROPERTY), Platform.current());
      loaded = true;
    }
  }

  /** Loads the file that the property names, else the one that usb4java ships for a platform. */
  static void load(@Nullable String property, Platform platform) throws TransportException {
    if (property != null) {
      link(given(property));
      return;
    }
    Path extracted = extract(resource(platform), platform);
    try {
      link(extracted);
    } finally {
      discard(extracted);
    }
  }

  /** {@return the name of the resource, which is there} */
  static String resource(Platform platform) throws TransportException {
    Optional<String> name = platform.bundledLibrary();
    if (name.isEmpty()) {
      throw unsupported(
          "usb4java ships no native library for " + platform + "; " + platform.wayOut());
    }
    if (NativeLibrary.class.getClassLoader().getResource(name.get()) == null) {
      throw unsupported(
          name.get() + " is not on the class path; add the archive libusb4java for " + platform);
    }
    return name.get();
  }

  private static Path given(String property) throws TransportException {
    try {
      Path file = Path.of(property).toAbsolutePath();
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException noPath) {
      // Said below, together with paths that lead nowhere.
    }
    throw unsupported(
        "the system property " + UsbDfu.LIBRARY_PROPERTY + " names no file: " + property);
  }

  private static Path extract(String resource, Platform platform) throws TransportException {
    try (InputStream library = NativeLibrary.class.getClassLoader().getResourceAsStream(resource)) {
      if (library == null) {
        throw new IOException(resource + " cannot be opened");
      }
      Path directory = Files.createTempDirectory("stm32dfu-usb");
      directory.toFile().deleteOnExit();
      Path file = directory.resolve(resource.substring(resource.lastIndexOf('/') + 1));
      file.toFile().deleteOnExit();
      Files.copy(library, file);
      return file;
    } catch (IOException failure) {
      throw new TransportException(
          Kind.UNSUPPORTED,
          "the native USB library for " + platform + " cannot be unpacked: " + failure,
          Hint.GIVE_USB_LIBRARY,
          failure);
    }
  }

  private static void discard(Path extracted) {
    try {
      Files.deleteIfExists(extracted);
      Files.deleteIfExists(extracted.getParent());
    } catch (IOException inUse) {
      // Windows keeps a loaded library; then it is deleted at exit, or stays in the temporary
      // folder.
    }
  }

  private static void link(Path file) throws TransportException {
    markAsLoaded(true);
    try {
      System.load(file.toString());
    } catch (LinkageError refused) {
      markAsLoaded(false);
      throw unusable(file, refused);
    }
    try {
      LibUsb.getApiVersion();
    } catch (LinkageError otherLibrary) {
      throw unusable(file, otherLibrary);
    }
  }

  private static void markAsLoaded(boolean value) throws TransportException {
    try {
      Field flag = Loader.class.getDeclaredField("loaded");
      flag.setAccessible(true);
      flag.setBoolean(null, value);
    } catch (ReflectiveOperationException | InaccessibleObjectException changed) {
      throw new TransportException(
          Kind.UNSUPPORTED,
          "this usb4java is not the release that this program was made for (1.3.0)",
          Hint.NONE,
          changed);
    }
  }

  private static TransportException unusable(Path file, LinkageError cause) {
    return new TransportException(
        Kind.UNSUPPORTED,
        file + " cannot be used as libusb4java: " + cause.getMessage(),
        Hint.GIVE_USB_LIBRARY,
        cause);
  }

  private static TransportException unsupported(String message) {
    return new TransportException(Kind.UNSUPPORTED, message, Hint.GIVE_USB_LIBRARY);
  }
}
