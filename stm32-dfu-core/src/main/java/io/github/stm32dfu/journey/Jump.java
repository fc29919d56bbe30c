package io.github.stm32dfu.journey;

import io.github.stm32dfu.bootloader.UniqueId;
import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.ChoiceException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.journey.application.RunningApplication;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.List;
import java.util.Optional;

/** From the running application into the bootloader. */
final class Jump {
  private final Surroundings around;
  private final UpdateOptions options;
  private final Lookout lookout;
  private final JourneyListener listener;

  Jump(Surroundings around, UpdateOptions options, Lookout lookout, JourneyListener listener) {
    this.around = around;
    this.options = options;
    this.lookout = lookout;
    this.listener = listener;
  }

  /** {@return the bootloader of the board whose application was at a port} */
  DfuIdentity from(SerialIdentity port, AppIdentity application) throws DfuException {
    BootloaderSearch search =
        new BootloaderSearch(port.portPath(), knownBy(application), bootloaders());
    BootloaderTrigger trigger = options.trigger();
    BootloaderTrigger.Outcome outcome =
        trigger.pull(new RunningApplication(port, around.serial(), around.usb(), around.clock()));
    listener.on(new JourneyEvent.Triggered(trigger, outcome));
    listener.on(
        new JourneyEvent.Awaiting(
            JourneyEvent.Awaited.BOOTLOADER, options.patience().bootloader()));
    Optional<DfuIdentity> found =
        lookout.until(options.patience().bootloader(), () -> choose(search.among(bootloaders())));
    return found.isPresent() ? found.get() : elsewhere(search, port);
  }

  /** Nothing where somebody knows that this ROM makes its serial in another way. */
  private Optional<UniqueId> knownBy(AppIdentity application) {
    return options.flash().overridden().contains(Refusal.WRONG_BOARD)
        ? Optional.empty()
        : application.uniqueId();
  }

  private List<DfuIdentity> bootloaders() throws TransportException {
    return around.usb().list().stream().filter(options.boards().bootloader()).toList();
  }

  private Optional<DfuIdentity> choose(List<DfuIdentity> candidates) throws ChoiceException {
    if (candidates.size() < 2) {
      return candidates.stream().findFirst();
    }
    Optional<DfuIdentity> chosen =
        options.chooser().choose(DeviceChooser.Question.WHICH_BOOTLOADER, candidates);
    if (chosen.isEmpty()) {
      throw new ChoiceException(
          ChoiceException.Kind.SEVERAL,
          "more than one bootloader appeared, and this computer cannot tell their ports: "
              + candidates,
          Hint.CHOOSE_BOARD);
    }
    return chosen;
  }

  /** Nothing appeared where it should: perhaps somebody moved the plug, else say what is there. */
  private DfuIdentity elsewhere(BootloaderSearch search, SerialIdentity port) throws DfuException {
    List<DfuIdentity> now = bootloaders();
    List<DfuIdentity> moved = search.moved(now);
    Optional<DfuIdentity> chosen =
        moved.isEmpty()
            ? Optional.empty()
            : options.chooser().choose(DeviceChooser.Question.WHICH_BOOTLOADER, moved);
    if (chosen.isPresent()) {
      return chosen.get();
    }
    String within = " within " + options.patience().bootloader().toMillis() + " ms";
    if (around.serial().list().contains(port)) {
      throw new ApplicationException(
          ApplicationException.Kind.STAYED,
          "the application at "
              + port
              + " was told to go by "
              + options.trigger().description()
              + ", and still runs; no bootloader appeared"
              + within,
          Hint.CHECK_TRIGGER);
    }
    throw new ApplicationException(
        ApplicationException.Kind.NO_BOOTLOADER,
        "the application at "
            + port
            + " went, but no bootloader appeared"
            + (port.portPath().text().isPresent() ? " on port " + port.portPath() : "")
            + within
            + (now.isEmpty() ? "" : "; there are others: " + now)
            + (moved.isEmpty() ? "" : "; was the board moved to another port?"),
        Hint.CHECK_BOOTLOADER);
  }
}
