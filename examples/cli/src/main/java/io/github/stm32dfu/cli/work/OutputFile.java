package io.github.stm32dfu.cli.work;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.progress.Interrupts;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.WriteOptions;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.host.FirmwareFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that is there as a whole or not at all, also when Ctrl-C comes between.
 *
 * @param path of the file
 * @param console to tell that Ctrl-C was heard
 */
public record OutputFile(Path path, Console console) {
  /**
   * Checks that nothing is lost.
   *
   * @throws CliException where the file exists
   */
  public void refuseToReplace() throws CliException {
    if (Files.exists(path)) {
      throw CliException.refused(
          "exists", path + " exists already", "Choose another name, or replace it with --force.");
    }
  }

  /**
   * Writes firmware.
   *
   * @param file to be written
   * @param options of its format
   * @throws IOException where the format cannot hold it, or the path cannot be written
   */
  public void write(FirmwareFile file, WriteOptions options) throws IOException {
    CancelToken cancel = new CancelToken();
    Interrupts interrupts = Interrupts.during(console, cancel::cancel);
    try {
      FirmwareFiles.write(file, options, path, cancel);
    } catch (DfuException clear) {
      throw clear;
    } catch (IOException failure) {
      throw CliException.output(path, failure);
    } finally {
      interrupts.close();
    }
  }

  /**
   * {@return bytes as firmware that was read from a file}
   *
   * @param address of the first byte
   * @param bytes at least one
   */
  public static FirmwareFile firmware(long address, byte[] bytes) {
    return new FirmwareFile(
        FirmwareFormat.RAW,
        FirmwareImage.of(address, bytes),
        FirmwareFile.Addressing.KNOWN,
        List.of(),
        Optional.empty(),
        OptionalLong.empty(),
        List.of());
  }
}
