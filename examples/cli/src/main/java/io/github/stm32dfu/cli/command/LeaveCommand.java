package io.github.stm32dfu.cli.command;

import com.google.gson.JsonObject;
import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.DeedDocument;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.AddressConverter;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.protocol.LeaveOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the application, where there is one. */
@Command(name = "leave", description = "Leave the bootloader and start the application.")
public final class LeaveCommand extends BoardCommand {
  private static final int VECTOR_TABLE_HEAD = 8;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      converter = AddressConverter.class,
      description = "Vector table to start from; the start of the flash unless given.")
  private Optional<Long> address = Optional.empty();

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param sources of boards
   */
  public LeaveCommand(Console console, BoardSources sources) {
    super(console, sources);
  }

  @Override
  Document run() throws IOException {
    return onBoard(
        (board, watch) -> {
          Bootloader bootloader = board.bootloader();
          long start = address.orElse(bootloader.profile().flashBase());
          refuseEmpty(bootloader, start);
          return document(start, bootloader.leave(start));
        });
  }

  private static void refuseEmpty(Bootloader bootloader, long start) throws IOException {
    AddressRange flash =
        bootloader
            .memory()
            .regionAt(start)
            .filter(it -> it.contains(AddressRange.ofLength(start, VECTOR_TABLE_HEAD)))
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.OUTSIDE_LAYOUT,
                        "no memory of the board has a vector table at " + Hex.address(start),
                        Hint.NONE));
    byte[] head = bootloader.read(AddressRange.ofLength(start, VECTOR_TABLE_HEAD));
    Optional<VectorTable> table = VectorTable.at(FirmwareImage.of(start, head), start);
    if (table.filter(it -> it.isPlausible(bootloader.profile().ram(), flash)).isEmpty()) {
      throw new RefusedException(
          Refusal.VECTOR_TABLE,
          "the board has nothing to start: " + table.map(VectorTable::toString).orElse("nothing"),
          Hint.NONE);
    }
  }

  private static Document document(long start, LeaveOutcome outcome) throws CliException {
    if (outcome == LeaveOutcome.STAYED) {
      throw CliException.person(
          "stayed",
          "the board took the command, but is still in its bootloader",
          Hint.REPLUG.text());
    }
    JsonObject json = new JsonObject();
    json.addProperty("result", "left");
    json.addProperty("left", outcome == LeaveOutcome.CONFIRMED ? "confirmed" : "unconfirmed");
    json.addProperty("address", start);
    return new DeedDocument(
        json,
        List.of("The board left its bootloader for the application at " + Hex.address(start) + "."),
        List.of());
  }
}
