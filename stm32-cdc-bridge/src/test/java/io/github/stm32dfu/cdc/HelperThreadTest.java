package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HelperThreadTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final HelperThread helper = new HelperThread("the helper");

  @Test
  void doesItsWorkOnOneDaemonAndEnds() throws Exception {
    AtomicReference<Thread> first = new AtomicReference<>();
    AtomicReference<Thread> second = new AtomicReference<>();
    helper.run(() -> first.getAndSet(Thread.currentThread()), LONG);
    helper.run(() -> second.getAndSet(Thread.currentThread()), LONG);

    assertThat(first.get()).isSameAs(second.get());
    assertThat(first.get().isDaemon()).isTrue();
    assertThat(first.get().getName()).isEqualTo("the helper");
    helper.end();
    first.get().join(LONG.toMillis());
    assertThat(first.get().isAlive()).isFalse();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> helper.run(() -> 1, LONG));
  }

  @Test
  void waitsNoLongerThanAskedAlsoWhenInterrupted() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> helper.run(() -> never.await(1, TimeUnit.HOURS), Duration.ofMillis(30)));
    assertThat(Thread.interrupted()).isTrue();
    helper.end();
  }

  @Test
  void anInterruptDoesNotEndTheWait() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    helper.run(
        () -> {
          Thread.sleep(50);
          done.countDown();
          return 1;
        },
        LONG);
    assertThat(done.getCount()).isZero();
    assertThat(Thread.interrupted()).isTrue();
    helper.end();
  }

  @Test
  void passesFailuresOn() {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(
            () ->
                helper.run(
                    () -> {
                      throw new IOException("no");
                    },
                    LONG))
        .withCauseInstanceOf(IOException.class);
    helper.end();
  }
}
