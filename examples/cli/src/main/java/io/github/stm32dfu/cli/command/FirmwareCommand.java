package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.bootloader.PollPolicy;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.board.OpenBoard;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.FirmwareOptions;
import io.github.stm32dfu.cli.option.OverrideOptions;
import io.github.stm32dfu.cli.option.PlanOptions;
import io.github.stm32dfu.cli.option.PollConverter;
import io.github.stm32dfu.cli.work.FlashRun;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.LeavePolicy;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command for one file and one board. The file is read before any board is looked for. */
public abstract class FirmwareCommand extends BoardCommand {
  @Mixin private FirmwareOptions firmware = new FirmwareOptions();

  @Option(names = "--no-leave", description = "Stay in the bootloader at the end.")
  private boolean stay;

  @Option(
      names = "--poll",
      paramLabel = "advertised|adaptive",
      converter = PollConverter.class,
      description =
          "When the board is asked whether it is done: advertised, after the time that it asks for;"
              + " adaptive, as soon as it was done before.")
  private PollPolicy polling = PollPolicy.advertised();

  @Mixin private PlanOptions options = new PlanOptions();

  FirmwareCommand(Console console, BoardSources sources) {
    super(console, sources);
  }

  /**
   * {@return what to answer}
   *
   * @param board that is meant, open
   * @param run for it, watched
   * @param file that was read
   * @param flashOptions as they were given
   * @throws IOException of which {@link io.github.stm32dfu.cli.Failure} knows the exit code
   */
  abstract Document run(OpenBoard board, FlashRun run, FirmwareFile file, FlashOptions flashOptions)
      throws IOException;

  @Override
  final Document run() throws IOException {
    FirmwareFile file = firmware.read();
    try {
      return run(
          file, options.flashOptions().with(stay ? LeavePolicy.STAY : LeavePolicy.LEAVE), polling);
    } catch (RefusedException refused) {
      throw OverrideOptions.explain(refused);
    }
  }

  /**
   * {@return what to answer}
   *
   * @param file that was read
   * @param flashOptions as they were given
   * @param poll how early a board is asked whether it is done
   * @throws IOException of which {@link io.github.stm32dfu.cli.Failure} knows the exit code
   */
  Document run(FirmwareFile file, FlashOptions flashOptions, PollPolicy poll) throws IOException {
    return onBoard(
        poll,
        (board, watch) ->
            run(board, new FlashRun(board.bootloader(), board.clock(), watch), file, flashOptions));
  }
}
