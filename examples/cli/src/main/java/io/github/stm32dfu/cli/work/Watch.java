package io.github.stm32dfu.cli.work;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.progress.Interrupts;
import io.github.stm32dfu.cli.progress.Progress;
import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.transport.Clock;

/** A person who watches some work, and can stop it with Ctrl-C. */
public final class Watch implements AutoCloseable {
  private final CancelToken cancel = new CancelToken();
  private final Progress progress;
  private final Interrupts interrupts;

  /**
   * Begins to show.
   *
   * @param console to show it on
   * @param clock of the work
   */
  public Watch(Console console, Clock clock) {
    this.progress = Progress.on(console, clock);
    this.interrupts = Interrupts.during(console, cancel::cancel);
  }

  /** {@return what the person sees} */
  public Progress progress() {
    return progress;
  }

  /** {@return what the person may ask} */
  public CancelToken cancel() {
    return cancel;
  }

  /**
   * Ends the work where the person asked for it.
   *
   * @param message what the board holds now
   * @param hint what the person does next
   * @throws CancelledException where the person asked
   */
  void stopIfAsked(String message, Hint hint) throws CancelledException {
    if (cancel.isCancelled()) {
      throw new CancelledException(message, hint);
    }
  }

  @Override
  public void close() {
    interrupts.close();
    progress.close();
  }
}
