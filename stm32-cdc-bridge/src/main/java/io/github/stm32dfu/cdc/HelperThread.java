package io.github.stm32dfu.cdc;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread that an open port owns, for calls of the system that know no deadline. It is there
 * from the first such call until {@link #end}, and keeps no program from ending.
 */
final class HelperThread {
  private final ExecutorService thread;

  HelperThread(String name) {
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread helper = new Thread(work, name);
              helper.setDaemon(true);
              return helper;
            });
  }

  /**
   * Has something done, and waits for it; to the end although the calling thread is interrupted,
   * which it stays.
   *
   * @param timeout after which nobody waits; the work goes on
   * @throws TimeoutException where it was not done by then
   * @throws ExecutionException where it failed
   * @throws java.util.concurrent.RejectedExecutionException after {@link #end}
   */
  void run(Callable<?> work, Duration timeout) throws TimeoutException, ExecutionException {
    await(thread.submit(work), timeout);
  }

  /** Lets the thread end, at once or when its last work is done; a wait of it is interrupted. */
  void end() {
    thread.shutdownNow();
  }

  private static void await(Future<?> work, Duration timeout)
      throws TimeoutException, ExecutionException {
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          work.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          return;
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
