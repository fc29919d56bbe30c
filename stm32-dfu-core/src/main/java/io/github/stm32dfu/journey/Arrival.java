package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.ChoiceException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.List;
import java.util.Optional;

/** From the bootloader into the new application, which is asked who it is. */
final class Arrival {
  private final Surroundings around;
  private final UpdateOptions options;
  private final Lookout lookout;
  private final JourneyListener listener;

  /** Why the last look was in vain, for when there is no next one. */
  private Optional<DfuException> lastFailure = Optional.empty();

  Arrival(Surroundings around, UpdateOptions options, Lookout lookout, JourneyListener listener) {
    this.around = around;
    this.options = options;
    this.lookout = lookout;
    this.listener = listener;
  }

  /**
   * What came back.
   *
   * @param port of the application
   * @param application what it says; unknown without a protocol
   * @param check how sure it is that it is the new one
   */
  record Back(SerialIdentity port, AppIdentity application, VersionCheck check) {}

  /** {@return the new application, which is what the image is as far as anybody can tell} */
  Back await(PortSearch search, AppIdentity old, UpdateImage image) throws DfuException {
    listener.on(
        new JourneyEvent.Awaiting(
            JourneyEvent.Awaited.APPLICATION, options.patience().application()));
    Optional<Back> found =
        lookout.until(
            options.patience().application(),
            () -> {
              Optional<SerialIdentity> port = choose(search.among(around.serial().list()));
              return port.isPresent() ? ask(port.get(), old, image) : Optional.empty();
            });
    if (found.isEmpty()) {
      throw absent(search);
    }
    listener.on(new JourneyEvent.Back(found.get().port(), found.get().application()));
    return found.get();
  }

  /**
   * An application that has just started may be slow to answer, and its port may not be this user's
   * yet: until the time is over that is no failure.
   */
  private Optional<Back> ask(SerialIdentity port, AppIdentity old, UpdateImage image)
      throws DfuException {
    if (options.protocol().isEmpty()) {
      return Optional.of(new Back(port, AppIdentity.unknown(), VersionCheck.PORT_ONLY));
    }
    try (Interview interview = Interview.at(port, options.protocol().get(), around)) {
      AppIdentity seen = interview.identify();
      Expectation expected = new Expectation(old, image);
      VersionCheck check =
          expected.byVersion(seen, port)
              ? VersionCheck.VERSION
              : expected.byContents(interview.compare(image.file().image()), port);
      return Optional.of(new Back(port, seen, check));
    } catch (ApplicationException | CancelledException definite) {
      throw definite;
    } catch (DfuException perhapsTooEarly) {
      lastFailure = Optional.of(perhapsTooEarly);
      return Optional.empty();
    }
  }

  private Optional<SerialIdentity> choose(List<SerialIdentity> candidates) throws ChoiceException {
    if (candidates.size() < 2) {
      return candidates.stream().findFirst();
    }
    Optional<SerialIdentity> chosen =
        options.chooser().choose(DeviceChooser.Question.WHICH_APPLICATION, candidates);
    if (chosen.isEmpty()) {
      throw new ChoiceException(
          ChoiceException.Kind.SEVERAL,
          "the new firmware is written and compared; more than one serial port may be its: "
              + candidates,
          Hint.CHOOSE_BOARD);
    }
    return chosen;
  }

  private DfuException absent(PortSearch search) {
    if (lastFailure.isPresent()) {
      DfuException last = lastFailure.get();
      return new ApplicationException(
          ApplicationException.Kind.NOT_BACK,
          "the new firmware is written and compared, and its port is back, but: "
              + last.getMessage(),
          last.hint() == Hint.NONE ? Hint.ASK_VENDOR : last.hint());
    }
    return new ApplicationException(
        ApplicationException.Kind.NOT_BACK,
        "the new firmware is written, compared and started, but no serial port appeared"
            + (search.path().text().isPresent() ? " on port " + search.path() : "")
            + " within "
            + options.patience().application().toMillis()
            + " ms",
        Hint.ASK_VENDOR);
  }
}
