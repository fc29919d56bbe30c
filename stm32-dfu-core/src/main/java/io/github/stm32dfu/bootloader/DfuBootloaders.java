package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import java.time.Duration;
import java.util.List;

/** Finds bootloaders on a bus, and opens each with the profile that fits it. */
public final class DfuBootloaders {
  private final DfuFinder finder;
  private final Clock clock;
  private final PollPolicy polling;

  /**
   * Looks at one bus.
   *
   * @param finder of the bus
   * @param clock for the waits that devices ask for
   */
  public DfuBootloaders(DfuFinder finder, Clock clock) {
    this(finder, clock, PollPolicy.advertised());
  }

  /**
   * Looks at one bus.
   *
   * @param finder of the bus
   * @param clock for the waits that devices ask for
   * @param polling how early devices that speak DfuSe are asked whether they are done
   */
  public DfuBootloaders(DfuFinder finder, Clock clock, PollPolicy polling) {
    this.finder = finder;
    this.clock = clock;
    this.polling = polling;
  }

  /**
   * {@return the devices that are in their bootloader now, perhaps none}
   *
   * @throws TransportException where the bus cannot be asked
   */
  public List<DfuIdentity> list() throws TransportException {
    return finder.list().stream().filter(device -> device.mode() == DfuIdentity.Mode.DFU).toList();
  }

  /**
   * {@return the only device that is in its bootloader}
   *
   * @throws TransportException where there is none, there are several, or the bus cannot be asked
   */
  public DfuIdentity only() throws TransportException {
    List<DfuIdentity> found = list();
    if (found.isEmpty()) {
      throw new TransportException(
          Kind.DISCONNECTED, "no board in its bootloader was found", Hint.CONNECT_DEVICE);
    }
    if (found.size() > 1) {
      throw new TransportException(
          Kind.IO, found.size() + " boards are in their bootloaders: " + found, Hint.CHOOSE_DEVICE);
    }
    return found.get(0);
  }

  /**
   * {@return the running applications that can be told to make way for their bootloader}
   *
   * @throws TransportException where the bus cannot be asked
   */
  public List<DfuIdentity> listApplications() throws TransportException {
    return finder.list().stream()
        .filter(device -> device.mode() == DfuIdentity.Mode.RUN_TIME)
        .toList();
  }

  /**
   * Tells a running application to make way for its bootloader, and waits for it.
   *
   * @param application one that {@link #listApplications()} gave
   * @param patience how long the bootloader may take to appear
   * @return the bootloader: the device in DFU mode on the same port, or where ports are not known,
   *     the only one that was not there before
   * @throws DfuException where the application refused, or its bootloader did not appear
   */
  public DfuIdentity detach(DfuIdentity application, Duration patience) throws DfuException {
    return new Detachment(finder, clock, application).run(patience);
  }

  /**
   * Tells a running application to make way for its bootloader, and does not wait for it.
   *
   * @param application one that {@link #listApplications()} gave
   * @throws DfuException where it cannot be opened or refused
   */
  public void sendDetach(DfuIdentity application) throws DfuException {
    new Detachment(finder, clock, application).send();
  }

  /**
   * Opens a device and brings it to dfuIDLE.
   *
   * @param device one that {@link #list()} gave; without addresses, one with one alternate setting
   * @return its bootloader, to be closed by the caller
   * @throws DfuException where it cannot be opened or does not get to dfuIDLE
   */
  public Bootloader open(DfuIdentity device) throws DfuException {
    return switch (DfuDialect.of(device)) {
      case DFUSE ->
          DfuSeBootloader.open(
              finder.open(device),
              DeviceProfile.of(device),
              clock,
              Presence.of(finder, device),
              polling);
      case PLAIN -> openStream(device, onlyAlternateSetting(device));
    };
  }

  /**
   * Opens one of several alternate settings of a device without addresses, and brings it to
   * dfuIDLE.
   *
   * @param device one that {@link #list()} gave
   * @param bAlternateSetting one of its own
   * @return its bootloader, to be closed by the caller
   * @throws DfuException where it speaks DfuSe, cannot be opened or does not get to dfuIDLE
   */
  public Dfu11Bootloader openStream(DfuIdentity device, int bAlternateSetting) throws DfuException {
    if (DfuDialect.of(device) == DfuDialect.DFUSE) {
      throw new RefusedException(
          Refusal.UNSUPPORTED, device + " speaks DfuSe: it takes no streams", Hint.NONE);
    }
    return Dfu11Bootloader.open(
        finder.open(device),
        bAlternateSetting,
        DeviceProfile.anyDfu11(),
        clock,
        Presence.of(finder, device));
  }

  private static int onlyAlternateSetting(DfuIdentity device) throws RefusedException {
    List<AlternateSetting> settings = device.alternateSettings();
    if (settings.size() > 1) {
      throw new RefusedException(
          Refusal.UNSUPPORTED,
          device + " has several alternate settings, and none was chosen: " + settings,
          Hint.NONE);
    }
    return settings.isEmpty() ? 0 : settings.get(0).bAlternateSetting();
  }
}
