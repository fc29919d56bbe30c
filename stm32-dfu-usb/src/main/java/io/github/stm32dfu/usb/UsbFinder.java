package io.github.stm32dfu.usb;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.recording.RecordingText;
import io.github.stm32dfu.transport.recording.RecordingTransport;
import io.github.stm32dfu.usb.Sighting.Enumeration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;

/** Finds DFU devices among all USB devices, and opens them. */
final class UsbFinder implements DfuFinder {
  private static final Duration UDEV_TAKES = Duration.ofSeconds(1);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private final UsbBus.Opener buses;
  private final Sysfs sysfs;
  private final HostSystem host;
  private final Clock clock;
  private final Logger log;
  private final AtomicInteger sessions = new AtomicInteger();

  /** Strings by index, so that a device is asked once per enumeration, not once per listing. */
  private final Map<Enumeration, Map<Integer, StringDescriptor>> strings =
      new ConcurrentHashMap<>();

  UsbFinder(UsbBus.Opener buses, Sysfs sysfs, HostSystem host, Clock clock, Logger log) {
    this.buses = buses;
    this.sysfs = sysfs;
    this.host = host;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public List<DfuIdentity> list() throws TransportException {
    try (UsbBus bus = look()) {
      List<DfuIdentity> identities = new ArrayList<>();
      Set<Enumeration> seen = new HashSet<>();
      for (Sighting sighting : sightings(bus)) {
        identities.addAll(sighting.identities(known(sighting)));
        sighting.enumeration().ifPresent(seen::add);
      }
      strings.keySet().retainAll(seen);
      return identities;
    }
  }

  /** {@return every device, DFU or not; none is opened} */
  List<PresentDevice> devices() throws TransportException {
    try (UsbBus bus = look()) {
      return inOrder(bus).map(device -> Sighting.present(device, sysfs)).toList();
    }
  }

  @Override
  public DfuTransport open(DfuIdentity device) throws TransportException {
    UsbBus bus = look();
    try {
      DfuTransport transport = open(bus, device);
      if (!log.isDebugEnabled()) {
        return transport;
      }
      int session = sessions.incrementAndGet();
      return new RecordingTransport(
          transport, clock, entry -> log.debug(RecordingText.line(session, entry)));
    } catch (TransportException | RuntimeException failure) {
      bus.close();
      throw failure;
    }
  }

  private DfuTransport open(UsbBus bus, DfuIdentity device) throws TransportException {
    Sighting sighting = find(bus, device);
    UsbHandle handle = handle(sighting.device(), device);
    try {
      handle.claim(device.bInterfaceNumber());
    } catch (UsbFailure failure) {
      handle.close();
      throw failure.during("claiming " + device, host);
    }
    return new UsbTransport(bus, handle, device, host);
  }

  private Sighting find(UsbBus bus, DfuIdentity device) throws TransportException {
    for (Sighting sighting : sightings(bus)) {
      if (sighting.mayBe(device)
          && sighting.identities(known(sighting)).stream().anyMatch(seen -> same(seen, device))) {
        return sighting;
      }
    }
    throw new TransportException(
        Kind.DISCONNECTED, device + " is not on the bus any more", Hint.CONNECT_DEVICE);
  }

  private UsbHandle handle(UsbDevice found, DfuIdentity device) throws TransportException {
    Duration deadline = clock.now().plus(UDEV_TAKES);
    while (true) {
      try {
        return found.open();
      } catch (UsbFailure failure) {
        boolean mayComeLater = host == HostSystem.LINUX && failure.error() == UsbError.ACCESS;
        if (!mayComeLater || clock.now().compareTo(deadline) >= 0) {
          throw failure.during("opening " + device, host);
        }
      }
      clock.sleep(BETWEEN_TRIES);
    }
  }

  private UsbBus look() throws TransportException {
    try {
      return buses.look();
    } catch (UsbFailure failure) {
      throw failure.during("listing USB devices", host);
    }
  }

  private List<Sighting> sightings(UsbBus bus) {
    return inOrder(bus).flatMap(device -> Sighting.of(device, sysfs).stream()).toList();
  }

  private static Stream<UsbDevice> inOrder(UsbBus bus) {
    return bus.devices().stream()
        .sorted(
            Comparator.comparingInt(UsbDevice::busNumber)
                .thenComparing(UsbDevice::portNumbers, UsbFinder::compare));
  }

  private Map<Integer, StringDescriptor> known(Sighting sighting) {
    Optional<Enumeration> enumeration = sighting.enumeration();
    return enumeration.isPresent()
        ? strings.computeIfAbsent(enumeration.get(), one -> new ConcurrentHashMap<>())
        : new ConcurrentHashMap<>();
  }

  /** Whether it is the same board in the same mode: another may have come to its port. */
  private static boolean same(DfuIdentity seen, DfuIdentity wanted) {
    boolean alike =
        seen.mode() == wanted.mode() && seen.bInterfaceNumber() == wanted.bInterfaceNumber();
    Optional<String> serial = wanted.serial().asText();
    boolean sameSerial = seen.serial().asText().equals(serial);
    boolean serialUnknown = serial.isEmpty() || seen.serial().asText().isEmpty();
    return alike
        && switch (seen.portPath().compare(wanted.portPath())) {
          case SAME -> sameSerial || serialUnknown;
          case UNKNOWN -> sameSerial;
          case DIFFERENT -> false;
        };
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = Integer.compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }
}
