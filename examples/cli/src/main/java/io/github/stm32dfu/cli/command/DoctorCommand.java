package io.github.stm32dfu.cli.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.doctor.Diagnosis;
import io.github.stm32dfu.cli.doctor.Examination;
import io.github.stm32dfu.cli.doctor.UdevRule;
import io.github.stm32dfu.cli.document.DeedDocument;
import io.github.stm32dfu.cli.document.DiagnosisDocument;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.BoardOptions;
import io.github.stm32dfu.usb.HostSystem;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says why no board can be flashed, and what to do next. */
@Command(
    name = "doctor",
    description = "Say why no board is found or can be used; read from boards, change nothing.")
public final class DoctorCommand extends ToolCommand {
  private final BoardSources sources;

  @Mixin private BoardOptions boards = new BoardOptions();

  @Option(
      names = "--install-udev",
      description = "On Linux, write the rule that lets you open boards; needs root.")
  private boolean installUdev;

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param sources of boards
   */
  public DoctorCommand(Console console, BoardSources sources) {
    super(console);
    this.sources = sources;
  }

  @Override
  Document run() throws IOException {
    if (installUdev) {
      return install(UdevRule.ofSystem());
    }
    try (BoardSource source = boards.source(sources)) {
      return new DiagnosisDocument(
          Diagnosis.of(Examination.ofSystem().of(source, boards.chooser())));
    }
  }

  private Document install(UdevRule rule) throws CliException {
    if (HostSystem.current() != HostSystem.LINUX) {
      throw CliException.refused("not-linux", "only Linux has udev rules", "");
    }
    console().say("the rule, for " + rule.path() + ":");
    rule.lines().forEach(line -> console().say("  " + line));
    UdevRule.Outcome outcome = rule.install();
    JsonObject json = new JsonObject();
    JsonArray lines = new JsonArray();
    rule.lines().forEach(lines::add);
    json.addProperty("result", outcome == UdevRule.Outcome.WRITTEN ? "written" : "there-already");
    json.addProperty("path", rule.path().toString());
    json.add("rule", lines);
    return new DeedDocument(
        json,
        List.of(
            outcome == UdevRule.Outcome.WRITTEN
                ? rule.path() + " is written. Unplug the board and plug it in again."
                : rule.path() + " was there already. Unplug the board and plug it in again."),
        List.of());
  }
}
