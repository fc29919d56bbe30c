package io.github.stm32dfu.cli.command;

import com.google.gson.JsonObject;
import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuSeBootloader;
import io.github.stm32dfu.bootloader.UsartBootloader;
import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.DeedDocument;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lifts read protection, and with it all that the flash holds. */
@Command(
    name = "unprotect",
    description = "Lift read protection. The board erases all of its flash before it does.")
public final class UnprotectCommand extends BoardCommand {
  @Option(
      names = "--erase-everything",
      description = "Say that the loss of everything on the board is meant.")
  private boolean eraseEverything;

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param sources of boards
   */
  public UnprotectCommand(Console console, BoardSources sources) {
    super(console, sources);
  }

  @Override
  Document run() throws IOException {
    if (!eraseEverything) {
      throw CliException.refused(
          "erases-everything",
          "lifting read protection erases the whole flash, and nothing can bring it back",
          "If this is meant, say so: unprotect --erase-everything");
    }
    return onBoard(
        (board, watch) -> {
          watch.progress().say("lifting read protection: the board erases its flash and resets");
          lift(board.bootloader());
          return document();
        });
  }

  private static void lift(Bootloader bootloader) throws DfuException {
    if (bootloader instanceof DfuSeBootloader usb) {
      usb.readUnprotect();
    } else if (bootloader instanceof UsartBootloader serial) {
      serial.readoutUnprotect();
    } else {
      throw new RefusedException(
          Refusal.UNSUPPORTED, "this bootloader cannot lift read protection", Hint.NONE);
    }
  }

  private static Document document() {
    JsonObject json = new JsonObject();
    json.addProperty("result", "unprotected");
    return new DeedDocument(
        json,
        List.of(
            "The board took the command: it erases its flash, lifts the protection and resets."),
        List.of("the board has nothing to start now, until it is flashed"));
  }
}
