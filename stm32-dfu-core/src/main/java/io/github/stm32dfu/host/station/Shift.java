package io.github.stm32dfu.host.station;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** The work on some boards, from the first to the last. */
final class Shift {
  private final BoardRun run;
  private final OneAtATime listener;
  private final CancelToken cancel;
  private final Map<DfuIdentity, BoardResult> results = new HashMap<>();
  private Optional<RuntimeException> failure = Optional.empty();

  Shift(BoardRun run, OneAtATime listener, CancelToken cancel) {
    this.run = run;
    this.listener = listener;
    this.cancel = cancel;
  }

  StationReport work(List<DfuIdentity> boards, Executor threads) {
    List<Runnable> lanes =
        Hubs.of(boards).boards().values().stream().flatMap(hub -> lanes(hub).stream()).toList();
    CountDownLatch ended = new CountDownLatch(lanes.size());
    lanes.forEach(lane -> start(lane, threads, ended));
    await(ended);
    return report(boards);
  }

  private synchronized StationReport report(List<DfuIdentity> boards) {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return new StationReport(boards.stream().map(results::get).toList());
  }

  /** As many as may work behind one hub; each takes board after board. */
  private List<Runnable> lanes(List<DfuIdentity> hub) {
    Queue<DfuIdentity> waiting = new ArrayDeque<>(hub);
    int most = Math.min(run.options().boardsPerHub(), hub.size());
    return Collections.nCopies(most, () -> drain(waiting));
  }

  private void start(Runnable lane, Executor threads, CountDownLatch ended) {
    try {
      threads.execute(
          () -> {
            try {
              lane.run();
            } catch (RuntimeException failed) {
              breakOff(failed);
            } catch (Error failed) {
              breakOff(new IllegalStateException("a run broke off", failed));
            } finally {
              ended.countDown();
            }
          });
    } catch (RuntimeException refused) {
      breakOff(refused);
      ended.countDown();
    }
  }

  private void drain(Queue<DfuIdentity> waiting) {
    for (Optional<DfuIdentity> board = next(waiting); board.isPresent(); board = next(waiting)) {
      BoardResult result = flash(board.get());
      synchronized (this) {
        results.put(board.get(), result);
      }
    }
  }

  private static Optional<DfuIdentity> next(Queue<DfuIdentity> waiting) {
    synchronized (waiting) {
      return Optional.ofNullable(waiting.poll());
    }
  }

  private BoardResult flash(DfuIdentity board) {
    OneAtATime.Teller teller = listener.of(board);
    try {
      return new BoardResult.Done(board, run.on(board, teller));
    } catch (DfuException failed) {
      teller.endWith(failed);
      return new BoardResult.Failed(board, failed);
    }
  }

  /** The others end politely, each with a device in a state in which the next run can begin. */
  private void breakOff(RuntimeException failed) {
    synchronized (this) {
      failure.ifPresent(first -> first.addSuppressed(failed));
      failure = failure.or(() -> Optional.of(failed));
    }
    cancel.cancel();
  }

  private void await(CountDownLatch ended) {
    boolean interrupted = false;
    while (ended.getCount() > 0) {
      try {
        ended.await();
      } catch (InterruptedException stop) {
        interrupted = true;
        cancel.cancel();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
