package io.github.stm32dfu.cli.doctor;

import io.github.stm32dfu.cli.doctor.Finding.Kind;
import io.github.stm32dfu.usb.HostSystem;
import io.github.stm32dfu.usb.PresentDevice;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the evidence about the bus means, apart from boards in their bootloaders. */
record BusFindings(Evidence evidence) {
  private static final int ST = 0x0483;
  private static final int ST_COM_PORT = 0x5740;
  private static final int ST_BOOTLOADER = 0xDF11;

  /** ST's debug probes, which are on many desks and are no board's application. */
  private static final int FIRST_PROBE = 0x3744;

  private static final int LAST_PROBE = 0x3757;

  private static final String BOOT0 =
      "Hold BOOT0 high while you plug the board in, then run doctor again.";

  Finding noUsb(Evidence.BusFailure failure) {
    return new Finding(
        Kind.NO_USB,
        failure.message(),
        "no USB device can be seen from here, whatever is plugged in",
        List.of(
            failure.hint().isEmpty()
                ? "Run it on the computer itself: containers often have no USB."
                : failure.hint()));
  }

  Stream<Finding> applications() {
    Stream<Finding> detachable =
        evidence.applications().stream()
            .map(
                device ->
                    new Finding(
                        Kind.DETACHABLE,
                        device + " runs an application with a DFU interface",
                        "a board is there, in its application and not in its bootloader",
                        List.of(
                            "Bring it into its bootloader the way its application knows, then run"
                                + " doctor again.",
                            BOOT0)));
    return Stream.concat(detachable, stDevices().map(BusFindings::application));
  }

  Finding nothing() {
    return evidence.devices().isEmpty() && evidence.host() == HostSystem.LINUX
        ? noHub()
        : noBoard();
  }

  /** Linux lists the computer's own hubs, so that an empty list says something. */
  private static Finding noHub() {
    return new Finding(
        Kind.NOTHING,
        "nothing is on the bus, not even the computer's own hubs",
        "this system has no USB, as in a container or a virtual machine that was not given any",
        List.of(
            "Run doctor on the computer that the board is plugged into.",
            "Or give this machine its USB; a container needs /dev/bus/usb and /sys."));
  }

  private Finding noBoard() {
    return new Finding(
        Kind.NOTHING,
        seen(),
        "the board has no power or no data lines, runs an application without USB, or its ROM did"
            + " not start USB. An F373 with BOOT0 low and nothing to start shows nothing at all:"
            + " it has no check for empty flash",
        List.of(
            BOOT0,
            "Try another cable: some carry power only.",
            "Check the pull-up: the F373 has none of its own, and needs 1.5 kOhm from PA12 (D+)"
                + " to 3.3 V, not to 5 V.",
            "Check the crystal (HSE): without 3, 4, 6, 8, 9, 12, 16, 18 or 24 MHz the ROM has"
                + " USART only.",
            "Look into the system's log: \"device descriptor read\" errors mean a clock that is"
                + " off, or a host that is too fast: try a USB 2.0 hub.",
            "Read the byte at 0x1FFFF7A6 with a debugger: 0x41 is a ROM with USB, 0x50 one"
                + " without."));
  }

  private static Finding application(PresentDevice device) {
    String what =
        device.idProduct() == ST_COM_PORT
            ? "the ids of ST's virtual COM port: a board that runs its application"
            : "a device with ids of ST, perhaps a board that runs its application";
    return new Finding(
        Kind.APPLICATION,
        device.toString(),
        what,
        List.of(
            "Tell the application to start its bootloader, or hold BOOT0 high while you plug the"
                + " board in; then run doctor again."));
  }

  private Stream<PresentDevice> stDevices() {
    return evidence.devices().stream()
        .filter(device -> device.idVendor() == ST)
        .filter(device -> device.idProduct() != ST_BOOTLOADER && !isProbe(device))
        .filter(device -> !isDetachable(device));
  }

  private boolean isDetachable(PresentDevice device) {
    return evidence.applications().stream()
        .anyMatch(
            known ->
                known.idProduct() == device.idProduct()
                    && known.portPath().equals(device.portPath()));
  }

  private static boolean isProbe(PresentDevice device) {
    return device.idProduct() >= FIRST_PROBE && device.idProduct() <= LAST_PROBE;
  }

  private String seen() {
    List<PresentDevice> devices = evidence.devices();
    if (devices.isEmpty()) {
      return "nothing is on the bus";
    }
    return devices.stream().map(PresentDevice::toString).collect(Collectors.joining("; "))
        + ": none of them is a board";
  }
}
