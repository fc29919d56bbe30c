package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.SerialIdentity;
import java.time.Duration;

/**
 * What happens on a journey, in this order:
 *
 * <ol>
 *   <li>{@link Found}, once
 *   <li>{@link Identified}, where an application was asked
 *   <li>{@link Resumed}, where an earlier update of this board was interrupted
 *   <li>{@link Triggered}, where an application was told to go; then {@link Awaiting} the
 *       bootloader
 *   <li>{@link InBootloader}, and all events of one flash run as {@link Flashing}
 *   <li>{@link Awaiting} the application, and {@link Back}
 *   <li>exactly one of {@link Finished}, {@link Failed} and {@link Cancelled}, which may come at
 *       any point and is always the last
 * </ol>
 *
 * An application that is up to date already goes from {@link Identified} to {@link Finished}.
 */
public sealed interface JourneyEvent {
  /**
   * The board that is meant was found.
   *
   * @param board by what it runs
   */
  record Found(FoundBoard board) implements JourneyEvent {}

  /**
   * Its application was asked who it is.
   *
   * @param application what it said; nothing without a protocol
   */
  record Identified(AppIdentity application) implements JourneyEvent {}

  /**
   * An update of this board was interrupted before; what it wrote down is taken over.
   *
   * @param image whose update that was, for people
   */
  record Resumed(String image) implements JourneyEvent {}

  /**
   * The application was told to go.
   *
   * @param trigger by which
   * @param outcome what was seen
   */
  record Triggered(BootloaderTrigger trigger, BootloaderTrigger.Outcome outcome)
      implements JourneyEvent {}

  /**
   * Something has to appear.
   *
   * @param awaited what
   * @param longest how long it is waited for
   */
  record Awaiting(Awaited awaited, Duration longest) implements JourneyEvent {}

  /** What a journey waits for. */
  enum Awaited {
    /** The ROM, after the trigger. */
    BOOTLOADER,
    /** The new firmware, after the leave. */
    APPLICATION
  }

  /**
   * The board is in its bootloader.
   *
   * @param device that is opened now
   */
  record InBootloader(DfuIdentity device) implements JourneyEvent {}

  /**
   * The flash is worked on.
   *
   * @param event of the run; its last one is not the journey's
   */
  record Flashing(FlashEvent event) implements JourneyEvent {}

  /**
   * The new application is back.
   *
   * @param port of it
   * @param application what it says; nothing without a protocol
   */
  record Back(SerialIdentity port, AppIdentity application) implements JourneyEvent {}

  /**
   * The journey succeeded.
   *
   * @param report of it
   */
  record Finished(UpdateReport report) implements JourneyEvent {}

  /**
   * The journey failed.
   *
   * @param cause that the call throws too
   */
  record Failed(DfuException cause) implements JourneyEvent {}

  /**
   * The journey was cancelled.
   *
   * @param cause that the call throws too
   */
  record Cancelled(CancelledException cause) implements JourneyEvent {}
}
