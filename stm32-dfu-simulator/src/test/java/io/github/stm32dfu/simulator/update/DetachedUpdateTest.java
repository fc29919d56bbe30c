package io.github.stm32dfu.simulator.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.simulator.AfterManifestation;
import io.github.stm32dfu.simulator.DetachForm;
import io.github.stm32dfu.simulator.Dfu11Builder;
import io.github.stm32dfu.simulator.SimulatedDfu11;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.PortPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From the application to its bootloader and back. */
class DetachedUpdateTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final byte[] OLD = StreamUpdate.payload(300, 1);
  private static final byte[] NEW = StreamUpdate.payload(400, 2);

  private final VirtualClock clock = new VirtualClock();

  @ParameterizedTest
  @CsvSource({
    "BY_ITSELF, GOES_ON",
    "BY_ITSELF, AWAITS_RESET",
    "BY_ITSELF, RESTARTS",
    "BY_PORT_RESET, GOES_ON",
    "BY_PORT_RESET, AWAITS_RESET",
    "BY_PORT_RESET, RESTARTS"
  })
  void theApplicationGivesWayAndTheNewOneRuns(DetachForm form, AfterManifestation after)
      throws Exception {
    SimulatedDfu11 device =
        SimulatedDfu11.builder()
            .runs(OLD)
            .detach(form)
            .afterManifestation(after)
            .timing(Timing.typical().withEnumeration(Duration.ofMillis(800)))
            .build();
    device.clock().sleep(Duration.ofSeconds(1));

    StreamUpdate.flash(device, NEW);

    assertThat(device.running()).hasValue(NEW);
    assertThat(device.violations()).isEmpty();
    device.clock().sleep(Duration.ofSeconds(1));
    assertThat(device.finder().list())
        .singleElement()
        .returns(DfuIdentity.Mode.RUN_TIME, DfuIdentity::mode);
  }

  @ParameterizedTest
  @EnumSource
  void aLostAnswerToDetachIsNoFailure(DetachForm form) throws Exception {
    SimulatedDfu11 device = device("1-1").detach(form).build();
    device.faults(FaultPlan.none().atTransfer(0, new Fault.LostAnswer()));
    DfuBootloaders bus = bus(device);

    if (form == DetachForm.BY_ITSELF) {
      assertThat(detach(bus).mode()).isEqualTo(DfuIdentity.Mode.DFU);
    } else {
      // The reset comes after wDetachTimeOut: the application runs again.
      assertThat(failure(bus)).hasMessageContaining("its application still runs");
    }
  }

  @Test
  void anApplicationThatRefusesIsSaidToRefuse() throws Exception {
    SimulatedDfu11 device = device("1-1").build();
    device.faults(FaultPlan.none().atTransfer(0, new Fault.Stall()));

    assertThat(failure(bus(device)).kind()).isEqualTo(TransportException.Kind.STALL);
    assertThat(device.running()).hasValue(OLD);
  }

  @Test
  void aDeviceThatNeverComesBackIsGivenUpInTime() throws Exception {
    SimulatedDfu11 device =
        device("1-1")
            .detach(DetachForm.BY_ITSELF)
            .timing(Timing.typical().withEnumeration(Duration.ofMillis(500)))
            .build();
    device.faults(FaultPlan.none().atTransfer(0, new Fault.UnplugAfter(Duration.ofMillis(1))));
    // It leaves by itself, and somebody pulls the plug before it is enumerated again.
    TransportException failure = failure(bus(device));

    assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    assertThat(clock.now()).isBetween(PATIENCE, PATIENCE.plusSeconds(2));
  }

  @Test
  void theBootloaderOnTheSamePortIsTheDevice() throws Exception {
    SimulatedDfu11 device = device("1-1").build();
    SimulatedDfu11 neighbour =
        SimulatedDfu11.builder().clock(clock).portPath(PortPath.of("1-2")).build();

    assertThat(detach(bus(neighbour, device)).portPath()).isEqualTo(PortPath.of("1-1"));
  }

  /** A host that cannot tell ports may take the only new bootloader, and none of two. */
  @Test
  void withoutPortsOnlyASingleNewBootloaderIsTaken() throws Exception {
    SimulatedDfu11 device =
        SimulatedDfu11.builder().runs(OLD).clock(clock).portPath(PortPath.unknown()).build();
    SimulatedDfu11 old =
        SimulatedDfu11.builder()
            .clock(clock)
            .portPath(PortPath.unknown())
            .alternateSettings(List.of("another"))
            .build();
    assertThat(detach(bus(old, device)).alternateSettings().get(0).name()).hasToString("Firmware");

    SimulatedDfu11 again =
        SimulatedDfu11.builder().runs(OLD).clock(clock).portPath(PortPath.unknown()).build();
    SimulatedDfu11 late =
        SimulatedDfu11.builder().clock(clock).portPath(PortPath.unknown()).build();
    late.unplug();
    DfuFinder both = new Together(List.of(again.finder(), late.finder()), late);
    assertThat(failure(new DfuBootloaders(both, clock))).hasMessageContaining("did not come back");
  }

  private Dfu11Builder device(String port) {
    return SimulatedDfu11.builder().runs(OLD).clock(clock).portPath(PortPath.of(port));
  }

  private DfuBootloaders bus(SimulatedDfu11... devices) {
    List<DfuFinder> finders = new ArrayList<>();
    for (SimulatedDfu11 device : devices) {
      finders.add(device.finder());
    }
    return new DfuBootloaders(new Together(finders, devices[0]), clock);
  }

  private static DfuIdentity detach(DfuBootloaders bus) throws Exception {
    return bus.detach(bus.listApplications().get(0), PATIENCE);
  }

  private static TransportException failure(DfuBootloaders bus) {
    return catchThrowableOfType(TransportException.class, () -> detach(bus));
  }

  /** Several devices at one host; opening one plugs another in. */
  private record Together(List<DfuFinder> finders, SimulatedDfu11 pluggedLate)
      implements DfuFinder {
    @Override
    public List<DfuIdentity> list() throws TransportException {
      List<DfuIdentity> all = new ArrayList<>();
      for (DfuFinder finder : finders) {
        all.addAll(finder.list());
      }
      return all;
    }

    @Override
    public DfuTransport open(DfuIdentity device) throws TransportException {
      for (DfuFinder finder : finders) {
        if (finder.list().contains(device)) {
          pluggedLate.plug();
          return finder.open(device);
        }
      }
      throw new AssertionError(device + " is nowhere");
    }
  }
}
