package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.memory.AddressRange;

/**
 * What happens during a run, in this order:
 *
 * <ol>
 *   <li>{@link Comparing}, any number, with rising counts
 *   <li>{@link Planned}, once
 *   <li>{@link StepDone}, once for each step of the plan, with rising counts; before it, any number
 *       of {@link Repairing} where it does not succeed at once
 *   <li>{@link Leaving}, at most once
 *   <li>exactly one of {@link Finished}, {@link Failed} and {@link Cancelled}, which may come at
 *       any point and is always the last
 * </ol>
 */
public sealed interface FlashEvent {
  /**
   * The device is being read, so that pages which are right can be left alone.
   *
   * @param bytesDone so far; where a sample of the pages decides, the others are done at once
   * @param bytesTotal that can be compared
   */
  record Comparing(long bytesDone, long bytesTotal) implements FlashEvent {}

  /**
   * The plan is made; nothing was changed yet.
   *
   * @param plan that is executed now
   */
  record Planned(FlashPlan plan) implements FlashEvent {}

  /**
   * A step is done.
   *
   * @param step that was done
   * @param bytesDone of all steps so far
   * @param bytesTotal as the plan has it
   */
  record StepDone(FlashStep step, long bytesDone, long bytesTotal) implements FlashEvent {}

  /**
   * A page could not be written, or reads back different: it is erased and written again.
   *
   * @param page that failed
   * @param cause why
   */
  record Repairing(AddressRange page, DfuException cause) implements FlashEvent {}

  /**
   * All is written and compared; the device is told to start.
   *
   * @param vectorTable from which it starts, 0 where it knows no addresses
   */
  record Leaving(long vectorTable) implements FlashEvent {}

  /**
   * The run succeeded.
   *
   * @param report of it
   */
  record Finished(FlashReport report) implements FlashEvent {}

  /**
   * The run failed.
   *
   * @param cause that the call throws too
   */
  record Failed(DfuException cause) implements FlashEvent {}

  /**
   * The run was cancelled.
   *
   * @param cause that the call throws too
   */
  record Cancelled(CancelledException cause) implements FlashEvent {}
}
