package io.github.stm32dfu.cli.progress;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C, or the end of the process, for work that has no other end. The process does not end
 * before this is closed.
 */
public final class StopRequest implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final Runnable endOfProcess;
  private final Runnable interrupt;

  /** Begins to listen. */
  public StopRequest() {
    this.endOfProcess = ShutdownHook.handle(asked::countDown);
    this.interrupt = InterruptSignal.handle(asked::countDown).orElse(() -> {});
  }

  /** Asks, as Ctrl-C does. */
  public void ask() {
    asked.countDown();
  }

  /** Waits until somebody asks, or this thread is interrupted, which asks as well. */
  public void await() {
    try {
      asked.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    interrupt.run();
    endOfProcess.run();
  }
}
