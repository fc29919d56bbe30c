package io.github.stm32dfu.host;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareReader;
import io.github.stm32dfu.firmware.FirmwareWriter;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.firmware.WriteOptions;
import io.github.stm32dfu.flash.CancelToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Reads firmware from the file system, and writes it there. */
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

  /**
   * Writes firmware to a file. It appears under its name only when it is complete: half of a HEX
   * file would still be one.
   *
   * @param file that was read
   * @param options the format and its details
   * @param path of the file, replaced where it exists; pipes and devices are written to directly
   * @throws FirmwareFormatException where the format needs addresses that the file does not have
   * @throws IOException where the path cannot be written
   */
  public static void write(FirmwareFile file, WriteOptions options, Path path) throws IOException {
    write(file, options, path, new CancelToken());
  }

  /**
   * Writes firmware to a file, as {@link #write(FirmwareFile, WriteOptions, Path)} does, and lets
   * somebody stop it: a raw file can be as long as 4 GiB.
   *
   * @param file that was read
   * @param options the format and its details
   * @param path of the file, which is as it was when the writing is stopped
   * @param cancel by which another thread can stop it
   * @throws CancelledException where somebody did
   * @throws FirmwareFormatException where the format needs addresses that the file does not have
   * @throws IOException where the path cannot be written
   */
  public static void write(FirmwareFile file, WriteOptions options, Path path, CancelToken cancel)
      throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      stream(file, options, path, cancel);
      return;
    }
    Path target = Files.exists(path) ? path.toRealPath() : path;
    // A name that nobody has, so that no file of somebody else is overwritten or followed as a
    // link.
    Path unfinished = target.resolveSibling("." + UUID.randomUUID() + ".part");
    Files.createFile(unfinished);
    try {
      stream(file, options, unfinished, cancel);
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void stream(FirmwareFile file, WriteOptions options, Path path, CancelToken cancel)
      throws IOException {
    try (OutputStream out = new CancellableOutput(Files.newOutputStream(path), cancel)) {
      FirmwareWriter.write(file, options, out);
    }
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
