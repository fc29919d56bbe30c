package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of events that FlashEvent promises, however a run ends. */
class EventOrderTest {
  private static final FlashGeometry TINY = new FlashGeometry(8, 64);
  private static final FirmwareImage IMAGE =
      FirmwareImage.of(Update.BASE, Update.application(TINY.size(), 3));

  private final SimulatedF373 board = SimulatedF373.strict().geometry(TINY).build();
  private final List<FlashEvent> events = new ArrayList<>();

  @Test
  void aSuccessEndsWithFinished() throws Exception {
    run(events::add);

    inOrder();
    assertThat(events.get(events.size() - 1)).isInstanceOf(FlashEvent.Finished.class);
    comparesToTheEnd();
    FlashEvent.Planned planned = only(FlashEvent.Planned.class);
    List<FlashEvent.StepDone> steps = all(FlashEvent.StepDone.class);
    assertThat(steps).extracting(FlashEvent.StepDone::step).isEqualTo(planned.plan().steps());
    FlashEvent.StepDone last = steps.get(steps.size() - 1);
    assertThat(last.bytesDone()).isEqualTo(last.bytesTotal());
  }

  @Test
  void aSampleOfTheFlashEndsTheComparison() throws Exception {
    SimulatedF373 whole = SimulatedF373.strict().geometry(new FlashGeometry(128, 64)).build();
    FirmwareImage image = FirmwareImage.of(Update.BASE, Update.application(128 * 64, 4));

    Update.flash(whole, image, FlashOptions.safe(), events::add, new CancelToken());

    inOrder();
    comparesToTheEnd();
    assertThat(all(FlashEvent.Comparing.class)).hasSize(16 + 1);
    assertThat(only(FlashEvent.Planned.class).plan().notCompared()).hasSize(128 - 16 - 1);
  }

  private void comparesToTheEnd() {
    List<FlashEvent.Comparing> comparing = all(FlashEvent.Comparing.class);
    long before = 0;
    for (FlashEvent.Comparing event : comparing) {
      assertThat(event.bytesDone()).isGreaterThan(before);
      assertThat(event.bytesTotal()).isEqualTo(comparing.get(0).bytesTotal());
      before = event.bytesDone();
    }
    assertThat(before).isEqualTo(comparing.get(0).bytesTotal());
  }

  @Test
  void aFailureEndsWithFailedAndComesOutOfTheCall() {
    board.faults(FaultPlan.none().atTransfer(60, new Fault.UnplugBefore()));

    Throwable thrown = catchThrowable(() -> run(events::add));

    inOrder();
    assertThat(thrown).isInstanceOf(TransportException.class);
    assertThat(only(FlashEvent.Failed.class).cause()).isSameAs(thrown);
  }

  @Test
  void aRefusalIsAFailureBeforeThePlan() {
    FirmwareImage outside = FirmwareImage.of(0x09000000L, new byte[4]);

    assertThatThrownBy(
            () -> Update.flash(board, outside, FlashOptions.safe(), events::add, new CancelToken()))
        .isInstanceOf(RefusedException.class);

    assertThat(events).hasSize(1).first().isInstanceOf(FlashEvent.Failed.class);
  }

  @Test
  void aRunCancelledAnywhereLeavesABoardThatTheNextRunFinishes() throws Exception {
    run(events::add);
    int all = events.size();
    for (int at = 0; at < all; at++) {
      cancelledAt(at);
    }
  }

  private void cancelledAt(int at) throws Exception {
    SimulatedF373 fresh = SimulatedF373.strict().geometry(TINY).build();
    List<FlashEvent> heard = new ArrayList<>();
    CancelToken cancel = new CancelToken();
    FlashListener listener =
        event -> {
          if (heard.size() == at) {
            cancel.cancel();
          }
          heard.add(event);
        };
    try {
      Update.flash(fresh, IMAGE, FlashOptions.safe(), listener, cancel);
      assertThat(heard.get(heard.size() - 1)).isInstanceOf(FlashEvent.Finished.class);
    } catch (CancelledException cancelled) {
      boolean changed = heard.stream().anyMatch(FlashEvent.StepDone.class::isInstance);
      assertThat(cancelled.hint()).isEqualTo(changed ? Hint.RUN_AGAIN : Hint.NONE);
      assertThat(heard.get(heard.size() - 1)).isInstanceOf(FlashEvent.Cancelled.class);
      assertThat(fresh.transferLog().transfers().get((int) fresh.transferLog().count() - 1))
          .matches(last -> last.is(DfuRequest.ABORT) || last.is(DfuRequest.GETSTATUS));
      Update.flash(fresh, IMAGE);
    }
    assertThat(fresh.flash()).isEqualTo(Update.application(TINY.size(), 3));
    assertThat(fresh.violations()).isEmpty();
  }

  @Test
  void anExceptionOfTheListenerComesOutAndLeavesTheBoardIdle() throws Exception {
    IllegalStateException own = new IllegalStateException("the window was closed");

    assertThatThrownBy(
            () ->
                run(
                    event -> {
                      if (event instanceof FlashEvent.StepDone) {
                        throw own;
                      }
                    }))
        .isSameAs(own);

    run(events::add);
    assertThat(board.violations()).isEmpty();
  }

  private void run(FlashListener listener) throws Exception {
    Update.flash(board, IMAGE, FlashOptions.safe(), listener, new CancelToken());
  }

  /** Comparing*, Planned, StepDone*, Leaving?, and one end. */
  private void inOrder() {
    StringBuilder letters = new StringBuilder();
    for (FlashEvent event : events) {
      letters.append(event.getClass().getSimpleName().charAt(0));
    }
    // Finished and Failed both begin with F.
    assertThat(letters.toString()).matches("C*(P(S*(L)?)?)?F");
  }

  private <E extends FlashEvent> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private <E extends FlashEvent> E only(Class<E> kind) {
    assertThat(all(kind)).hasSize(1);
    return all(kind).get(0);
  }
}
