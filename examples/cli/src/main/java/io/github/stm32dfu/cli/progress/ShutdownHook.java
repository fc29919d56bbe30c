package io.github.stm32dfu.cli.progress;

import java.util.concurrent.CountDownLatch;

/** Ctrl-C where there are no signals: the process ends, but not before the work did. */
final class ShutdownHook {
  private ShutdownHook() {}

  /**
   * {@return what lets the process end without the action}
   *
   * @param action done when the process is told to end
   */
  static Runnable handle(Runnable action) {
    CountDownLatch done = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              action.run();
              awaitQuietly(done);
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> {
      done.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException alreadyEnding) {
        // The hook is what we are ending.
      }
    };
  }

  private static void awaitQuietly(CountDownLatch done) {
    try {
      done.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
