package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.ToolVersion;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands have in common: one document at the end, or one exception. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    abbreviateSynopsis = true,
    sortOptions = false,
    usageHelpAutoWidth = false,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n")
public abstract class ToolCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Answer with one JSON document on standard output.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  ToolCommand(Console console) {
    this.console = console;
  }

  /**
   * {@return what to answer}
   *
   * @throws IOException of which {@link io.github.stm32dfu.cli.Failure} knows the exit code
   */
  abstract Document run() throws IOException;

  final Console console() {
    return console;
  }

  /**
   * {@return what to throw where the arguments make no sense together}
   *
   * @param message why
   */
  final ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  @Override
  public final Integer call() throws IOException {
    Document document = run();
    document.warnings().forEach(warning -> console.say("warning: " + warning));
    if (json) {
      console.json(document.json());
    } else {
      document.lines().forEach(console::answer);
    }
    if (!console.isHeard()) {
      throw CliException.output(Path.of("standard output"), new IOException("not all was taken"));
    }
    return document.exit().number();
  }
}
