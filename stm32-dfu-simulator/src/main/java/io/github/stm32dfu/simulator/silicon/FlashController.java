package io.github.stm32dfu.simulator.silicon;

import io.github.stm32dfu.simulator.fault.CutPoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * Works off pulses as time passes. Nothing happens in the background: whoever looks calls {@link
 * #advance(Duration)} first, and finds what would have been done by then.
 */
public final class FlashController {
  private final Random chance;
  private final Deque<Pulses> waiting = new ArrayDeque<>();
  private LongFunction<Optional<CutPoint>> cuts = pulse -> Optional.empty();
  private Duration pulseStart = Duration.ZERO;
  private int index;
  private long begun;
  private int refused;
  private long firstRefused;

  FlashController(Random chance) {
    this.chance = chance;
  }

  /**
   * Plans power cuts.
   *
   * @param plan gives the cut of a pulse by its number, counted from 0 over the chip's whole life
   */
  public void planCuts(LongFunction<Optional<CutPoint>> plan) {
    cuts = plan;
  }

  /**
   * Queues work. It begins at once, or after what is being done.
   *
   * @param work in the order of its pulses
   * @param now when it was ordered
   */
  public void start(List<Pulses> work, Duration now) {
    if (waiting.isEmpty()) {
      pulseStart = now;
      index = 0;
      refused = 0;
    }
    waiting.addAll(work);
  }

  /**
   * Does what is done by some time.
   *
   * @param until that time
   * @return when a planned cut took the power, if one did; the work is lost then
   */
  public Optional<Duration> advance(Duration until) {
    while (!waiting.isEmpty()) {
      Pulses pulses = waiting.getFirst();
      Duration end = pulseStart.plus(pulses.each());
      Optional<CutPoint> cut = cuts.apply(begun);
      Duration happens = cut.isPresent() ? cutTime(cut.get(), end) : end;
      if (happens.compareTo(until) > 0) {
        return Optional.empty();
      }
      if (cut.isPresent()) {
        perform(cut.get(), pulses);
        waiting.clear();
        return Optional.of(happens);
      }
      perform(CutPoint.AFTER, pulses);
      pulseStart = end;
    }
    return Optional.empty();
  }

  /**
   * Takes the power away. A pulse that has begun is torn, all later ones are lost.
   *
   * @param now after everything up to now was {@linkplain #advance(Duration) done}
   */
  public void cut(Duration now) {
    if (!waiting.isEmpty() && now.compareTo(pulseStart) > 0) {
      perform(CutPoint.DURING, waiting.getFirst());
    }
    waiting.clear();
  }

  /** {@return whether there is work left} */
  public boolean busy() {
    return !waiting.isEmpty();
  }

  /** {@return when the last of the work will be done; in the past where there is none} */
  public Duration doneAt() {
    Duration end = pulseStart;
    int first = index;
    for (Pulses pulses : waiting) {
      end = end.plus(pulses.each().multipliedBy(pulses.count() - first));
      first = 0;
    }
    return end;
  }

  /** {@return how many pulses of the last work the cells refused} */
  public int refused() {
    return refused;
  }

  /** {@return where the first of them was; of no meaning where there was none} */
  public long firstRefused() {
    return firstRefused;
  }

  /** {@return how many pulses were begun over the chip's whole life} */
  public long begun() {
    return begun;
  }

  private Duration cutTime(CutPoint cut, Duration end) {
    return switch (cut) {
      case BEFORE -> pulseStart;
      case DURING -> pulseStart.plus(end.minus(pulseStart).dividedBy(2));
      case AFTER -> end;
    };
  }

  private void perform(CutPoint how, Pulses pulses) {
    begun++;
    switch (how) {
      case BEFORE -> {}
      case DURING -> pulses.tear(index, chance);
      case AFTER -> {
        if (!pulses.apply(index)) {
          firstRefused = refused == 0 ? pulses.address(index) : firstRefused;
          refused++;
        }
        index++;
        if (index == pulses.count()) {
          waiting.removeFirst();
          index = 0;
        }
      }
    }
  }
}
