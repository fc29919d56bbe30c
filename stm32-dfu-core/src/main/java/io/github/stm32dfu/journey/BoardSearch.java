package io.github.stm32dfu.journey;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.ChoiceException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the board that is meant, whatever it runs. */
final class BoardSearch {
  private final Surroundings around;
  private final UpdateOptions options;
  private final CancelToken cancel;

  BoardSearch(Surroundings around, UpdateOptions options, CancelToken cancel) {
    this.around = around;
    this.options = options;
    this.cancel = cancel;
  }

  /** {@return the board; never a guess} */
  FoundBoard find(Logbook logbook) throws DfuException {
    FoundBoard found = now(logbook);
    if (found instanceof FoundBoard.InBootloader waiting && isLeaving(waiting.device())) {
      return new Lookout(around.clock(), cancel)
          .until(options.patience().application(), () -> back(logbook))
          .orElseThrow(() -> nothing(logbook));
    }
    return found;
  }

  /**
   * A program that was killed between "leave" and the question that makes the ROM act on it has
   * left a bootloader that goes at the first question.
   */
  private boolean isLeaving(DfuIdentity device) throws DfuException {
    try (Bootloader bootloader = new DfuBootloaders(around.usb(), around.clock()).open(device)) {
      return bootloader.transfers() == 0;
    } catch (TransportException failure) {
      // Any other failure is met again, and told, when the board is opened to be written.
      return failure.kind() == TransportException.Kind.DISCONNECTED;
    }
  }

  private Optional<FoundBoard> back(Logbook logbook) throws DfuException {
    try {
      return Optional.of(now(logbook));
    } catch (ChoiceException choice) {
      if (choice.kind() == ChoiceException.Kind.NONE) {
        return Optional.empty();
      }
      throw choice;
    }
  }

  private FoundBoard now(Logbook logbook) throws DfuException {
    List<FoundBoard> candidates = candidates(logbook);
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    if (candidates.isEmpty()) {
      throw nothing(logbook);
    }
    return options
        .chooser()
        .choose(DeviceChooser.Question.WHICH_BOARD, candidates)
        .orElseThrow(
            () ->
                new ChoiceException(
                    ChoiceException.Kind.SEVERAL,
                    candidates.size() + " boards may be meant: " + candidates,
                    Hint.CHOOSE_BOARD));
  }

  private List<FoundBoard> candidates(Logbook logbook) throws DfuException {
    List<SerialIdentity> ports =
        around.serial().list().stream().filter(options.boards().application()).toList();
    List<DfuIdentity> devices =
        around.usb().list().stream().filter(options.boards().bootloader()).toList();
    Optional<String> name = options.boards().port();
    if (name.isPresent() && ports.isEmpty()) {
      // The port went with the application, if an update through it was cut; else it is a pty.
      List<DfuIdentity> interrupted = logbook.interrupted(devices);
      return interrupted.isEmpty()
          ? List.of(new FoundBoard.InApplication(SerialIdentity.named(name.get())))
          : interrupted.stream().<FoundBoard>map(FoundBoard.InBootloader::new).toList();
    }
    List<FoundBoard> found = new ArrayList<>();
    ports.forEach(port -> found.add(new FoundBoard.InApplication(port)));
    if (name.isEmpty()) {
      devices.stream()
          .filter(device -> ports.stream().noneMatch(port -> samePlace(port, device)))
          .forEach(device -> found.add(new FoundBoard.InBootloader(device)));
    }
    return found;
  }

  private static boolean samePlace(SerialIdentity port, DfuIdentity device) {
    return port.portPath().compare(device.portPath()) == PortPath.Match.SAME;
  }

  private static ChoiceException nothing(Logbook logbook) {
    String none = "no application on a serial port and no board in its bootloader was found";
    return logbook.isEmpty()
        ? new ChoiceException(ChoiceException.Kind.NONE, none, Hint.CONNECT_DEVICE)
        : new ChoiceException(
            ChoiceException.Kind.NONE,
            none + "; an update was interrupted here: " + logbook,
            Hint.RAISE_BOOT0);
  }
}
