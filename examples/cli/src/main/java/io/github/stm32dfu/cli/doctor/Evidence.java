package io.github.stm32dfu.cli.doctor;

import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.usb.HostSystem;
import io.github.stm32dfu.usb.PresentDevice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that could be seen, before anybody says what it means.
 *
 * @param host the operating system
 * @param busFailure why the bus could not be asked at all
 * @param devices on the bus, of any kind
 * @param boards in their bootloaders
 * @param applications that can be told to make way for their bootloader
 * @param rules files of udev that name ST's bootloader
 */
public record Evidence(
    HostSystem host,
    Optional<BusFailure> busFailure,
    List<PresentDevice> devices,
    List<BoardEvidence> boards,
    List<DfuIdentity> applications,
    List<Path> rules) {
  /**
   * The bus could not be asked.
   *
   * @param message why
   * @param hint what a person does about it, perhaps empty
   */
  public record BusFailure(String message, String hint) {}

  public Evidence {
    devices = List.copyOf(devices);
    boards = List.copyOf(boards);
    applications = List.copyOf(applications);
    rules = List.copyOf(rules);
  }
}
