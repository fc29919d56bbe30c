package io.github.stm32dfu.cli.command;

import com.google.gson.JsonObject;
import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.board.OpenBoard;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.cli.document.DeedDocument;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.AddressConverter;
import io.github.stm32dfu.cli.option.NumberConverter;
import io.github.stm32dfu.cli.work.BoardReader;
import io.github.stm32dfu.cli.work.OutputFile;
import io.github.stm32dfu.cli.work.PageSelection;
import io.github.stm32dfu.cli.work.Watch;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.WriteOptions;
import io.github.stm32dfu.memory.AddressRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves what a board holds. */
@Command(name = "read", description = "Save what a board holds: all of its flash, or a part.")
public final class ReadCommand extends BoardCommand {
  @Parameters(
      paramLabel = "OUT",
      description = "File to make; its extension says the format, else it is raw.")
  private Path out = Path.of("");

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      converter = AddressConverter.class,
      description = "First byte; the start of the flash unless given.")
  private Optional<Long> address = Optional.empty();

  @Option(
      names = "--length",
      paramLabel = "SIZE",
      converter = NumberConverter.class,
      description = "Bytes to read, such as 2048 or 16K; up to the end of the memory unless given.")
  private Optional<Long> length = Optional.empty();

  @Option(names = "--force", description = "Replace OUT where it exists.")
  private boolean force;

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param sources of boards
   */
  public ReadCommand(Console console, BoardSources sources) {
    super(console, sources);
  }

  @Override
  Document run() throws IOException {
    OutputFile file = new OutputFile(out, console());
    FirmwareFormat format =
        FirmwareFormat.ofFileName(String.valueOf(out.getFileName())).orElse(FirmwareFormat.RAW);
    if (format == FirmwareFormat.ELF) {
      throw CliException.refused("unsupported", out + ": ELF files are read only", "");
    }
    if (!force) {
      file.refuseToReplace();
    }
    return onBoard(
        (board, watch) -> {
          AddressRange range = range(board);
          byte[] bytes = read(board, watch, range);
          file.write(OutputFile.firmware(range.start(), bytes), WriteOptions.of(format));
          return document(range, format);
        });
  }

  private AddressRange range(OpenBoard board) throws IOException {
    long start = address.orElse(board.bootloader().profile().flashBase());
    PageSelection memory = new PageSelection(board.bootloader().memory());
    AddressRange range = memory.from(start, length);
    memory.readable(range);
    return range;
  }

  private static byte[] read(OpenBoard board, Watch watch, AddressRange range) throws IOException {
    byte[] bytes = new BoardReader(board.bootloader(), watch).read("read", range);
    board.bootloader().settle();
    return bytes;
  }

  private Document document(AddressRange range, FirmwareFormat format) {
    JsonObject json = new JsonObject();
    json.addProperty("result", "read");
    json.addProperty("out", out.toString());
    json.addProperty("format", format.label());
    json.addProperty("address", range.start());
    json.addProperty("size", range.size());
    return new DeedDocument(
        json,
        List.of(Quantity.bytes(range.size()) + " at " + range + " saved to " + out + "."),
        List.of());
  }
}
