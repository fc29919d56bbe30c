package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.host.FirmwareFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The firmware file that a command reads. */
public final class FirmwareOptions {
  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "DfuSe, DFU, Intel HEX, S-record, ELF or raw firmware.")
  private Path file = Path.of("");

  @Option(
      names = "--base",
      paramLabel = "ADDRESS",
      converter = AddressConverter.class,
      description = "Address of the first byte, for files that have no addresses.")
  private Optional<Long> base = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "What the file has to be: dfuse, dfu, ihex, srec, elf or raw.")
  private Optional<FirmwareFormat> format = Optional.empty();

  /** No file yet. */
  public FirmwareOptions() {}

  /** {@return the file's path} */
  public Path path() {
    return file;
  }

  /**
   * {@return the file, read and checked}
   *
   * @throws FirmwareFormatException where it is missing, damaged, or not what it should be
   */
  public FirmwareFile read() throws FirmwareFormatException {
    return read(file, base, format);
  }

  /**
   * {@return a file, read and checked}
   *
   * @param path of the file
   * @param base for files that have no addresses
   * @param format that it has to be of
   * @throws FirmwareFormatException where it is missing, damaged, or not what it should be
   */
  public static FirmwareFile read(Path path, Optional<Long> base, Optional<FirmwareFormat> format)
      throws FirmwareFormatException {
    ReadOptions options = ReadOptions.defaults();
    if (base.isPresent()) {
      options = options.withBase(base.get());
    }
    if (format.isPresent()) {
      options = options.withFormat(format.get());
    }
    try {
      return FirmwareFiles.read(path, options);
    } catch (FirmwareFormatException damaged) {
      String message = String.valueOf(damaged.getMessage());
      if (message.startsWith(path.toString())) {
        throw damaged;
      }
      throw new FirmwareFormatException(path + ": " + message, damaged.hint());
    }
  }
}
