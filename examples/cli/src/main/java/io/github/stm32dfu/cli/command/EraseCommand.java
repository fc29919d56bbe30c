package io.github.stm32dfu.cli.command;

import com.google.gson.JsonObject;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.board.OpenBoard;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.cli.document.DeedDocument;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.RangeConverter;
import io.github.stm32dfu.cli.work.Eraser;
import io.github.stm32dfu.cli.work.PageSelection;
import io.github.stm32dfu.cli.work.Watch;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases flash, and reads back whether it did. */
@Command(name = "erase", description = "Erase all of the flash, or some pages of it.")
public final class EraseCommand extends BoardCommand {
  @Option(names = "--all", description = "Erase all of the flash at once.")
  private boolean all;

  @Parameters(
      arity = "0..1",
      paramLabel = "RANGE",
      converter = RangeConverter.class,
      description = "Full pages, such as 0x08004000..0x08008000 or 0x08004000+16K.")
  private Optional<AddressRange> range = Optional.empty();

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param sources of boards
   */
  public EraseCommand(Console console, BoardSources sources) {
    super(console, sources);
  }

  @Override
  Document run() throws IOException {
    if (all == range.isPresent()) {
      throw wrongUsage("say what to erase: either --all or a RANGE");
    }
    return onBoard(
        (board, watch) ->
            range.isPresent() ? erasePages(board, watch, range.get()) : eraseAll(board, watch));
  }

  private Document eraseAll(OpenBoard board, Watch watch) throws DfuException {
    PageSelection memory = new PageSelection(board.bootloader().memory());
    long base = board.bootloader().profile().flashBase();
    AddressRange flash = memory.from(base, Optional.empty());
    memory.readable(flash);
    int pages = memory.erasable(flash).size();
    watch.progress().say("erasing all of the flash, " + flash);
    new Eraser(board.bootloader(), watch).eraseAll(flash);
    return document(board, flash, pages);
  }

  private Document erasePages(OpenBoard board, Watch watch, AddressRange range)
      throws DfuException {
    PageSelection memory = new PageSelection(board.bootloader().memory());
    List<Sector> pages = memory.erasable(range);
    memory.readable(range);
    watch.progress().say("erasing " + Quantity.count(pages.size(), "page") + ", " + range);
    new Eraser(board.bootloader(), watch).erase(range, pages);
    return document(board, range, pages.size());
  }

  private static Document document(OpenBoard board, AddressRange range, int pages) {
    JsonObject json = new JsonObject();
    json.addProperty("result", "erased");
    json.addProperty("verified", "yes");
    json.addProperty("address", range.start());
    json.addProperty("size", range.size());
    json.addProperty("pages", pages);
    String pageCount = Quantity.count(pages, "page");
    boolean startGone = range.contains(board.bootloader().profile().flashBase());
    return new DeedDocument(
        json,
        List.of(pageCount + " erased and read back, " + range + "."),
        startGone ? List.of("the board has nothing to start now, until it is flashed") : List.of());
  }
}
