package io.github.stm32dfu.host;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareReader;
import io.github.stm32dfu.firmware.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads firmware from the file system. */
public final class FirmwareFiles {
  private FirmwareFiles() {}

  /**
   * {@return a file's firmware}
   *
   * @param path of the file; its name is used unless the options have one
   * @param options what the caller knows
   * @throws FirmwareFormatException where the file cannot be read, is too large or no sound
   *     firmware
   */
  public static FirmwareFile read(Path path, ReadOptions options) throws FirmwareFormatException {
    byte[] content = content(path, options.maxBytes());
    return FirmwareReader.read(
        content, options.fileName().isPresent() ? options : options.withFileName(path.toString()));
  }

  private static byte[] content(Path path, int maxBytes) throws FirmwareFormatException {
    if (Files.isDirectory(path)) {
      throw refuse(path, "is a directory");
    }
    try {
      if (Files.size(path) > maxBytes) {
        throw refuse(path, "has " + Files.size(path) + " bytes, more than " + maxBytes);
      }
      return bounded(path, maxBytes);
    } catch (FirmwareFormatException alreadyClear) {
      throw alreadyClear;
    } catch (NoSuchFileException missing) {
      throw refuse(path, "does not exist");
    } catch (AccessDeniedException denied) {
      throw refuse(path, "cannot be read: permission denied");
    } catch (IOException other) {
      throw refuse(path, "cannot be read: " + other.getMessage());
    }
  }

  /** Devices and pipes have no size to look at beforehand. */
  private static byte[] bounded(Path path, int maxBytes) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(maxBytes);
      if (in.read() >= 0) {
        throw refuse(path, "has more than " + maxBytes + " bytes");
      }
      return content;
    }
  }

  private static FirmwareFormatException refuse(Path path, String reason) {
    return new FirmwareFormatException(path + " " + reason, Hint.NONE);
  }
}
