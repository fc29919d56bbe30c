package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.document.ForgottenDocument;
import io.github.stm32dfu.cli.document.NothingInterrupted;
import io.github.stm32dfu.cli.work.UpdateRun;
import io.github.stm32dfu.error.ChoiceException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.flash.journal.JournalProblem;
import io.github.stm32dfu.flash.journal.UnfinishedUpdates;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.journey.RecoveryGuide;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finishes an update that was interrupted, from its journal alone. */
@Command(
    name = "recover",
    description = {
      "Finish an update that was interrupted. The image is in the journal: no file is needed.",
      "Several were interrupted? They are listed with their names; give one."
    })
public final class RecoverCommand extends JourneyCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which of several.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--forget",
      description =
          "Do nothing to the board, and drop the journal with all that only it knows: the image, and"
              + " bytes of the board that are nowhere else.")
  private boolean forget;

  /**
   * Makes the command.
   *
   * @param console to write to
   * @param sources of boards
   */
  public RecoverCommand(Console console, BoardSources sources) {
    super(console, sources);
  }

  @Override
  Document run() throws IOException {
    return onJourney(
        run -> {
          UnfinishedUpdates unfinished = run.unfinished();
          return forget ? forget(run, unfinished) : recover(run, unfinished);
        });
  }

  private Document recover(UpdateRun run, UnfinishedUpdates unfinished) throws DfuException {
    for (JournalProblem problem : unfinished.problems()) {
      if (name.isEmpty() || name.get().equals(problem.name())) {
        console().say("warning: " + problem.name() + ": " + problem.cause().getMessage());
      }
    }
    List<UpdateJournal> meant = meant(unfinished);
    if (meant.isEmpty()) {
      return new NothingInterrupted();
    }
    UpdateJournal journal = only(meant);
    console().say("Interrupted: " + journal);
    try {
      return run.recover(journal);
    } catch (ChoiceException nothingThere) {
      if (nothingThere.kind() == ChoiceException.Kind.NONE) {
        String board = journal.head().product().orElse("the board");
        RecoveryGuide.stm32f373(board).toString().lines().forEach(console()::say);
      }
      throw nothingThere;
    }
  }

  private Document forget(UpdateRun run, UnfinishedUpdates unfinished) throws DfuException {
    List<String> names = new ArrayList<>();
    meant(unfinished).forEach(journal -> names.add(journal.name()));
    unfinished.problems().stream()
        .map(JournalProblem::name)
        .filter(found -> name.isEmpty() || name.get().equals(found))
        .forEach(names::add);
    if (names.size() > 1) {
      throw several(names);
    }
    for (String one : names) {
      run.forget(one);
    }
    return new ForgottenDocument(names);
  }

  private List<UpdateJournal> meant(UnfinishedUpdates unfinished) {
    return unfinished.journals().stream()
        .filter(journal -> name.isEmpty() || name.get().equals(journal.name()))
        .toList();
  }

  private static UpdateJournal only(List<UpdateJournal> meant) throws ChoiceException {
    if (meant.size() > 1) {
      throw several(meant.stream().map(journal -> journal.name() + ": " + journal).toList());
    }
    return meant.get(0);
  }

  private static ChoiceException several(List<String> which) {
    return new ChoiceException(
        ChoiceException.Kind.SEVERAL,
        which.size() + " updates were interrupted: " + String.join("; ", which),
        Hint.NAME_UPDATE);
  }
}
