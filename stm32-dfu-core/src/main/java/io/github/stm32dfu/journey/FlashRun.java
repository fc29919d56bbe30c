package io.github.stm32dfu.journey;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.Aftermath;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashPlan;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.transport.DfuIdentity;
import java.time.Duration;
import java.util.Optional;

/** The part of a journey on which the flash is written. */
final class FlashRun {
  /** udev applies its rules, and others have their look, a moment after a device appears. */
  private static final Duration UNTIL_PERMITTED = Duration.ofSeconds(3);

  private final Surroundings around;
  private final UpdateOptions options;
  private final JourneyListener listener;
  private final CancelToken cancel;

  FlashRun(
      Surroundings around, UpdateOptions options, JourneyListener listener, CancelToken cancel) {
    this.around = around;
    this.options = options;
    this.listener = listener;
    this.cancel = cancel;
  }

  /**
   * {@return what was done to the flash of a board}
   *
   * @param unchanged what happens to a board that was not changed, because the image was refused or
   *     somebody cancelled
   */
  FlashReport on(
      DfuIdentity device,
      UpdateImage image,
      Admission admission,
      UpdateJournal journal,
      Unchanged unchanged)
      throws DfuException {
    try (Bootloader bootloader = open(device)) {
      try {
        return flash(bootloader, image, admission, journal);
      } catch (DfuException | RuntimeException failure) {
        if (unchanged == Unchanged.STARTS_AGAIN && journal.isUntouched()) {
          startAgain(bootloader, failure);
        }
        throw failure;
      }
    }
  }

  /** What becomes of a board whose flash was left as it was. */
  enum Unchanged {
    /** Its application ran before, and is started again. */
    STARTS_AGAIN,
    /** It was in its bootloader, and stays there. */
    STAYS
  }

  private FlashReport flash(
      Bootloader bootloader, UpdateImage image, Admission admission, UpdateJournal journal)
      throws DfuException {
    Flasher flasher =
        new Flasher(
            bootloader,
            around.clock(),
            event -> listener.on(new JourneyEvent.Flashing(event)),
            cancel,
            journal);
    FlashPlan plan = flasher.plan(image.file(), options.flash());
    admission.check(plan.before().image());
    return flasher.execute(plan);
  }

  private static void startAgain(Bootloader bootloader, Exception failure) {
    try {
      bootloader.leave(bootloader.profile().flashBase());
    } catch (DfuException gone) {
      Aftermath.keep(failure, gone);
    }
  }

  private Bootloader open(DfuIdentity device) throws DfuException {
    DfuBootloaders boards = new DfuBootloaders(around.usb(), around.clock());
    Refusals refusals = new Refusals();
    Optional<Bootloader> open =
        new Lookout(around.clock(), cancel)
            .until(UNTIL_PERMITTED, () -> refusals.patiently(() -> boards.open(device)));
    if (open.isPresent()) {
      return open.get();
    }
    throw refusals.last().orElseThrow();
  }

  private interface Opening {
    Bootloader open() throws DfuException;
  }

  /** Remembers why a device could not be opened yet. */
  private static final class Refusals {
    private Optional<TransportException> last = Optional.empty();

    Optional<Bootloader> patiently(Opening opening) throws DfuException {
      try {
        return Optional.of(opening.open());
      } catch (TransportException refused) {
        if (refused.kind() != Kind.ACCESS_DENIED && refused.kind() != Kind.BUSY) {
          throw refused;
        }
        last = Optional.of(refused);
        return Optional.empty();
      }
    }

    Optional<TransportException> last() {
      return last;
    }
  }
}
