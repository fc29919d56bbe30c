package io.github.stm32dfu.cli.progress;

import io.github.stm32dfu.cli.console.Console;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C while something runs: the first one asks it to stop, the second one stops the process at
 * once.
 */
public final class Interrupts implements AutoCloseable {
  private static final int STOPPED = 130;

  private final Runnable restore;

  private Interrupts(Runnable restore) {
    this.restore = restore;
  }

  /**
   * {@return something to close when the work is done}
   *
   * @param console to tell that it was heard
   * @param ask called at the first Ctrl-C, on a thread of its own
   */
  public static Interrupts during(Console console, Runnable ask) {
    AtomicBoolean asked = new AtomicBoolean();
    Runnable handler =
        () -> {
          if (asked.getAndSet(true)) {
            console.say("");
            console.say("stopped at once");
            Runtime.getRuntime().halt(STOPPED);
          }
          ask.run();
          console.say("");
          console.say("stopping as soon as it is safe; Ctrl-C again stops at once");
        };
    return new Interrupts(
        InterruptSignal.handle(handler).orElseGet(() -> ShutdownHook.handle(ask)));
  }

  @Override
  public void close() {
    restore.run();
  }
}
