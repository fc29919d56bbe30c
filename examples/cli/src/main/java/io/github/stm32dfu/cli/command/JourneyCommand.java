package io.github.stm32dfu.cli.command;

import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.board.BoardSources;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.Document;
import io.github.stm32dfu.cli.option.BoardOptions;
import io.github.stm32dfu.cli.option.JourneyOptions;
import io.github.stm32dfu.cli.option.OverrideOptions;
import io.github.stm32dfu.cli.option.PlanOptions;
import io.github.stm32dfu.cli.work.UpdateRun;
import io.github.stm32dfu.cli.work.Watch;
import io.github.stm32dfu.error.RefusedException;
import java.io.IOException;
import picocli.CommandLine.Mixin;

/** A command that takes a board from its application and back. */
public abstract class JourneyCommand extends ToolCommand {
  private final BoardSources sources;

  @Mixin private JourneyOptions journey = new JourneyOptions();
  @Mixin private BoardOptions boards = new BoardOptions();
  @Mixin private PlanOptions plan = new PlanOptions();

  JourneyCommand(Console console, BoardSources sources) {
    super(console);
    this.sources = sources;
  }

  /** What is done. */
  @FunctionalInterface
  interface Work {
    /**
     * {@return what to answer}
     *
     * @param run that is prepared, and watched
     * @throws IOException of which {@link io.github.stm32dfu.cli.Failure} knows the exit code
     */
    Document with(UpdateRun run) throws IOException;
  }

  final JourneyOptions journey() {
    return journey;
  }

  final Document onJourney(Work work) throws IOException {
    // The watch goes last: Ctrl-C is heard until a simulated board is saved.
    BoardSource source = boards.source(sources);
    try (Watch watch = new Watch(console(), source.clock());
        source) {
      return work.with(
          new UpdateRun(
              source,
              journey.updateOptions(boards.device(), plan.flashOptions(), console()),
              watch));
    } catch (RefusedException refused) {
      throw OverrideOptions.explain(refused);
    }
  }
}
