package io.github.stm32dfu.flash;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.error.Aftermath;
import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.protocol.LeaveOutcome;
import io.github.stm32dfu.transport.Clock;
import java.util.Optional;

/**
 * Puts a firmware file on a device, over any bootloader, on the caller's thread. Success means that
 * every written page was read back and compared.
 *
 * <p>One flasher does one run. Whatever happens to it, the same call on a new one finishes the
 * work.
 */
public final class Flasher {
  private final Bootloader bootloader;
  private final Clock clock;
  private final FlashListener listener;
  private final CancelToken cancel;
  private final FlashJournal journal;
  private final RunCounts counts;

  /**
   * Prepares a run that nobody writes down: bytes that pages keep are at risk.
   *
   * @param bootloader that stays open; closing it is the caller's
   * @param clock by which the run is timed
   * @param listener of the run's events
   * @param cancel by which another thread can end the run
   */
  public Flasher(Bootloader bootloader, Clock clock, FlashListener listener, CancelToken cancel) {
    this(bootloader, clock, listener, cancel, FlashJournal.none());
  }

  /**
   * Prepares a run that is written down, and finishes what an earlier one has begun.
   *
   * @param bootloader that stays open; closing it is the caller's
   * @param clock by which the run is timed
   * @param listener of the run's events
   * @param cancel by which another thread can end the run
   * @param journal of this board; closing it is the caller's, once the application has answered
   */
  public Flasher(
      Bootloader bootloader,
      Clock clock,
      FlashListener listener,
      CancelToken cancel,
      FlashJournal journal) {
    this.bootloader = bootloader;
    this.clock = clock;
    this.listener = listener;
    this.cancel = cancel;
    this.journal = journal;
    this.counts = new RunCounts(clock.now(), bootloader.transfers());
  }

  /**
   * Plans and executes.
   *
   * @param file to be flashed
   * @param options of the plan
   * @return what was done
   * @throws DfuException why it was not; its hint says what to do
   */
  public FlashReport flash(FirmwareFile file, FlashOptions options) throws DfuException {
    return endingWithOneEvent(() -> run(plan(file, options)));
  }

  /**
   * Reads what the plan has to know and makes it; changes nothing. Sends {@link
   * FlashEvent.Comparing} events only.
   *
   * @param file to be flashed
   * @param options of the plan
   * @return the plan
   * @throws DfuException where the file is refused, a page is write protected or the device cannot
   *     be read
   */
  public FlashPlan plan(FirmwareFile file, FlashOptions options) throws DfuException {
    FlashTarget target = FlashTarget.of(bootloader);
    FlashDraft draft = FlashDraft.of(file, target, options, journal);
    FlashPlan plan = draft.against(read(draft));
    return options.allows(Refusal.WRITE_PROTECTED)
        ? plan
        : new ProtectionCheck(bootloader, target).check(plan);
  }

  /**
   * Executes a plan that was made for what this device holds now, by a flasher with this journal.
   *
   * @param plan to be executed
   * @return what was done
   * @throws IllegalArgumentException where the plan counts on a journal and there is none, or the
   *     other way round
   * @throws DfuException why it was not; its hint says what to do
   */
  public FlashReport execute(FlashPlan plan) throws DfuException {
    return endingWithOneEvent(() -> run(plan));
  }

  private DeviceContents read(FlashDraft draft) throws DfuException {
    Comparison comparison = new Comparison(draft, bootloader.transferSize());
    Optional<AddressRange> block = comparison.next();
    while (block.isPresent()) {
      counts.stopIfCancelled(cancel);
      AddressRange range = block.get();
      byte[] seen = draft.keeps(range) ? bootloader.readToKeep(range) : bootloader.read(range);
      listener.on(comparison.read(seen));
      block = comparison.next();
    }
    return comparison.contents();
  }

  private FlashReport run(FlashPlan plan) throws DfuException {
    listener.on(new FlashEvent.Planned(plan));
    new PlanRun(plan, bootloader, listener, counts, journal).run(cancel);
    Optional<LeaveOutcome> left = Optional.empty();
    if (plan.leaveAddress().isPresent()) {
      long vectorTable = plan.leaveAddress().getAsLong();
      listener.on(new FlashEvent.Leaving(vectorTable));
      left = Optional.of(bootloader.leave(vectorTable));
    } else {
      bootloader.settle();
    }
    return counts.report(plan, left, clock.now(), bootloader.transfers());
  }

  private interface Work {
    FlashReport run() throws DfuException;
  }

  /** Leaves a failed device in a state in which the next run, of whatever program, can begin. */
  private FlashReport endingWithOneEvent(Work work) throws DfuException {
    FlashReport report;
    try {
      report = work.run();
    } catch (CancelledException cancelled) {
      settleAfter(cancelled);
      tell(new FlashEvent.Cancelled(cancelled), cancelled);
      throw cancelled;
    } catch (DfuException failure) {
      settleAfter(failure);
      tell(new FlashEvent.Failed(failure), failure);
      throw failure;
    } catch (RuntimeException | Error fromListener) {
      settleAfter(fromListener);
      throw fromListener;
    }
    listener.on(new FlashEvent.Finished(report));
    return report;
  }

  /** A listener that fails here as well does not hide why the run failed. */
  private void tell(FlashEvent end, DfuException cause) {
    try {
      listener.on(end);
    } catch (RuntimeException fromListener) {
      Aftermath.keep(fromListener, cause);
      throw fromListener;
    }
  }

  private void settleAfter(Throwable cause) {
    try {
      bootloader.settle();
    } catch (DfuException gone) {
      Aftermath.keep(cause, gone);
    }
  }
}
