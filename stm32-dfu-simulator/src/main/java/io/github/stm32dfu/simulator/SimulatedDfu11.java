package io.github.stm32dfu.simulator;

import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.plain.PlainDfu;
import io.github.stm32dfu.simulator.rom.Violations;
import io.github.stm32dfu.simulator.usb.TransferLog;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import java.util.List;
import java.util.Optional;

/**
 * A simulated device that speaks DFU 1.1 to the letter, without ST's addresses: an application that
 * takes DETACH, and a bootloader that takes one stream of bytes. It always notes what a host must
 * not do.
 *
 * <pre>{@code
 * SimulatedDfu11 device = SimulatedDfu11.builder().transferSize(64).build();
 * ... // update it through device.finder()
 * assertThat(device.firmware()).hasValue(image);
 * assertThat(device.violations()).isEmpty();
 * }</pre>
 */
public final class SimulatedDfu11 {
  private final Dfu11Port port;
  private final PlainDfu dfu;
  private final Violations violations;

  SimulatedDfu11(Dfu11Port port, PlainDfu dfu, Violations violations) {
    this.port = port;
    this.dfu = dfu;
    this.violations = violations;
  }

  /** {@return settings of an empty device in dfuIDLE} */
  public static Dfu11Builder builder() {
    return new Dfu11Builder();
  }

  /** {@return what finds this device, and no other} */
  public DfuFinder finder() {
    return new BoardFinder(List.of(port));
  }

  /** {@return the clock that this device lives by} */
  public Clock clock() {
    return port.clock();
  }

  /** {@return all that crossed the wire} */
  public TransferLog transferLog() {
    return port.log();
  }

  /** {@return what the host did that it must not do, in order; empty after a good run} */
  public List<String> violations() {
    synchronized (port) {
      port.catchUp();
      return violations.found();
    }
  }

  /** {@return the firmware that it can start; none from the first block of a new one on} */
  public Optional<byte[]> firmware() {
    synchronized (port) {
      port.catchUp();
      return dfu.firmware();
    }
  }

  /** {@return the firmware that runs now; none while the bootloader does} */
  public Optional<byte[]> running() {
    synchronized (port) {
      port.catchUp();
      return port.powered() && dfu.inApplication() ? dfu.firmware() : Optional.empty();
    }
  }

  /**
   * Sets what will go wrong from now on, in place of the plan before.
   *
   * @param plan with numbers that count from the device's first transfer
   */
  public void faults(FaultPlan plan) {
    synchronized (port) {
      port.plan(plan);
    }
  }

  /** Plugs the device in, if it is not: it starts its firmware, or is in dfuERROR without one. */
  public void plug() {
    synchronized (port) {
      port.catchUp();
      port.plug();
    }
  }

  /** Pulls the plug, if it is in; the device loses its power. */
  public void unplug() {
    synchronized (port) {
      port.catchUp();
      port.unplug();
    }
  }
}
