package io.github.stm32dfu.cli;

import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.command.ConvertCommand;
import io.github.stm32dfu.cli.command.DemoCommand;
import io.github.stm32dfu.cli.command.DoctorCommand;
import io.github.stm32dfu.cli.command.EraseCommand;
import io.github.stm32dfu.cli.command.FlashCommand;
import io.github.stm32dfu.cli.command.InfoCommand;
import io.github.stm32dfu.cli.command.LeaveCommand;
import io.github.stm32dfu.cli.command.ListCommand;
import io.github.stm32dfu.cli.command.PlanCommand;
import io.github.stm32dfu.cli.command.PortsCommand;
import io.github.stm32dfu.cli.command.ReadCommand;
import io.github.stm32dfu.cli.command.RecoverCommand;
import io.github.stm32dfu.cli.command.SimulateCommand;
import io.github.stm32dfu.cli.command.TagCommand;
import io.github.stm32dfu.cli.command.UnprotectCommand;
import io.github.stm32dfu.cli.command.UpdateCommand;
import io.github.stm32dfu.cli.console.Console;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: parses, runs one command, tells of its failure. */
public final class Tool {
  /** Picocli takes no narrower help. */
  private static final int LEAST_WIDTH = 55;

  private final Console console;
  private final BoardSources sources;

  /**
   * Prepares a run.
   *
   * @param console to write to
   * @param sources of boards
   */
  public Tool(Console console, BoardSources sources) {
    this.console = console;
    this.sources = sources;
  }

  /**
   * Runs one command.
   *
   * @param args as typed
   * @return the exit code
   */
  public int run(String... args) {
    CommandLine line = commandLine();
    if (args.length == 0) {
      line.usage(console.err());
      return ExitCode.USAGE.number();
    }
    boolean json = List.of(args).contains("--json");
    line.setParameterExceptionHandler((wrong, all) -> tell(usage(wrong), json));
    line.setExecutionExceptionHandler((cause, command, parsed) -> fail(cause, json));
    try {
      return line.execute(args);
    } catch (OutOfMemoryError tooLarge) {
      return tell(Failure.memory(), json);
    }
  }

  private CommandLine commandLine() {
    CommandLine line = new CommandLine(new Root());
    List.of(
            new DemoCommand(console),
            new InfoCommand(console),
            new ConvertCommand(console),
            new TagCommand(console),
            new ListCommand(console, sources),
            new DoctorCommand(console, sources),
            new PlanCommand(console, sources),
            new FlashCommand(console, sources),
            new UpdateCommand(console, sources),
            new RecoverCommand(console, sources),
            new PortsCommand(console, sources),
            new ReadCommand(console, sources),
            new EraseCommand(console, sources),
            new LeaveCommand(console, sources),
            new UnprotectCommand(console, sources),
            new SimulateCommand(console))
        .forEach(line::addSubcommand);
    return line.addSubcommand(new HelpCommand())
        .setOut(console.out())
        .setErr(console.err())
        .setUsageHelpWidth(Math.max(LEAST_WIDTH, Math.min(console.terminal().columns(), 100)))
        .setUsageHelpAutoWidth(false);
  }

  private static Failure usage(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    String message = String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
    if (wrong instanceof UnmatchedArgumentException unknown) {
      boolean command = !line.getSubcommands().isEmpty() && !unknown.isUnknownOption();
      message =
          (command ? "no such command: " : "no such argument: ")
              + String.join(" ", unknown.getUnmatched())
              + unknown.getSuggestions().stream()
                  .findFirst()
                  .map(likely -> "; did you mean " + likely + "?")
                  .orElse("");
    }
    return Failure.usage(message, "Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
  }

  private int fail(Exception cause, boolean json) {
    Failure failure = Failure.of(cause);
    if (failure.kind().equals("internal")) {
      cause.printStackTrace(console.err());
    }
    return tell(failure, json);
  }

  private int tell(Failure failure, boolean json) {
    if (json) {
      console.json(failure.json());
    }
    console.say("stm32-dfu: " + failure.message());
    if (!failure.hint().isEmpty()) {
      console.say("           " + failure.hint());
    }
    return failure.exit().number();
  }

  /** What stands before the commands. */
  @Command(
      name = "stm32-dfu",
      mixinStandardHelpOptions = true,
      versionProvider = ToolVersion.class,
      synopsisSubcommandLabel = "COMMAND",
      description = "Updates the firmware of STM32 boards over DfuSe.",
      commandListHeading = "%nCommands:%n",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:done",
        "2:wrong usage",
        "3:no device, or more than one and none was chosen",
        "4:refused before anything was changed",
        "5:failed on the way, running it again is safe",
        "6:verification failed",
        "7:a person must act",
        "130:cancelled"
      })
  private static final class Root {}
}
