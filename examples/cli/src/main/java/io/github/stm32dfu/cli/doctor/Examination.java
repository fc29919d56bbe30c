package io.github.stm32dfu.cli.doctor;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.Delivery;
import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.cli.CliException;
import io.github.stm32dfu.cli.board.BoardChooser;
import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.usb.DeviceNode;
import io.github.stm32dfu.usb.DeviceNodes;
import io.github.stm32dfu.usb.HostSystem;
import io.github.stm32dfu.usb.PresentDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers evidence. It opens boards and reads from them, and changes nothing.
 *
 * @param host the operating system
 * @param nodes its files for devices
 * @param rules its rules for them
 */
public record Examination(HostSystem host, DeviceNodes nodes, UdevFolders rules) {
  private static final int SAMPLE = 2048;

  /** {@return an examination of this computer} */
  public static Examination ofSystem() {
    return new Examination(HostSystem.current(), DeviceNodes.ofSystem(), UdevFolders.ofSystem());
  }

  /**
   * {@return what is there}
   *
   * @param source of the boards
   * @param chooser which boards are meant
   * @throws CliException where there are boards, and none of them is meant
   */
  public Evidence of(BoardSource source, BoardChooser chooser) throws CliException {
    DfuBootloaders bus = new DfuBootloaders(source.finder(), source.clock());
    List<PresentDevice> devices = List.of();
    List<BoardEvidence> boards = new ArrayList<>();
    List<DfuIdentity> applications = List.of();
    Optional<Evidence.BusFailure> failure = Optional.empty();
    try {
      devices = source.devices();
      applications = bus.listApplications();
      List<DfuIdentity> there = bus.list();
      for (DfuIdentity board : there.isEmpty() ? there : chooser.fitting(there)) {
        Contact contact = contact(bus, board);
        boards.add(new BoardEvidence(board, node(devices, board), contact));
      }
    } catch (TransportException cause) {
      failure =
          Optional.of(
              new Evidence.BusFailure(String.valueOf(cause.getMessage()), cause.hint().text()));
    }
    return new Evidence(host, failure, devices, boards, applications, rules.rulesForBootloader());
  }

  private Optional<DeviceNode> node(List<PresentDevice> devices, DfuIdentity board) {
    return devices.stream()
        .filter(device -> device.portPath().compare(board.portPath()) == PortPath.Match.SAME)
        .findFirst()
        .flatMap(nodes::of);
  }

  private static Contact contact(DfuBootloaders bus, DfuIdentity board) {
    try (Bootloader bootloader = bus.open(board)) {
      return contact(bootloader);
    } catch (TransportException failure) {
      String message = String.valueOf(failure.getMessage());
      return switch (failure.kind()) {
        case ACCESS_DENIED, BUSY, UNSUPPORTED -> new Contact.NotOpened(failure.kind(), message);
        case STALL, TIMEOUT, DISCONNECTED, IO -> new Contact.Silent(message);
      };
    } catch (DfuException failure) {
      return new Contact.Silent(String.valueOf(failure.getMessage()));
    }
  }

  private static Contact contact(Bootloader bootloader) {
    Optional<DfuException> first = sample(bootloader);
    if (first.isEmpty()) {
      return new Contact.Ready(bootloader.profile().name());
    }
    Optional<DfuException> second = sample(bootloader);
    String message = String.valueOf(first.get().getMessage());
    return isProtection(first) && isProtection(second)
        ? new Contact.Protected(message)
        : new Contact.Unsteady(message);
  }

  /** {@return why the head of the flash cannot be read, if so} */
  private static Optional<DfuException> sample(Bootloader bootloader) {
    long base = bootloader.profile().flashBase();
    Optional<AddressRange> flash = bootloader.memory().regionAt(base);
    if (bootloader.delivery() != Delivery.BY_ADDRESS || flash.isEmpty()) {
      return Optional.empty();
    }
    try {
      bootloader.read(AddressRange.ofLength(base, Math.min(SAMPLE, flash.get().size())));
      bootloader.settle();
      return Optional.empty();
    } catch (DfuException refused) {
      return Optional.of(refused);
    }
  }

  private static boolean isProtection(Optional<DfuException> failure) {
    return failure.isPresent()
        && failure.get() instanceof DeviceStatusException status
        && status.bStatus() == DfuStatus.ERR_VENDOR.code();
  }
}
