package io.github.stm32dfu.flash;

/** Lets another thread, or a signal handler, ask a run to stop. */
public final class CancelToken {
  private volatile boolean cancelled;

  /** Asks the run to stop at the next safe point. */
  public void cancel() {
    cancelled = true;
  }

  /** {@return whether somebody asked} */
  public boolean isCancelled() {
    return cancelled;
  }
}
