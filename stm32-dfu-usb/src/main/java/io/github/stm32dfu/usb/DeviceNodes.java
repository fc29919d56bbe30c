package io.github.stm32dfu.usb;

import io.github.stm32dfu.usb.DeviceNode.Holder;
import io.github.stm32dfu.usb.DeviceNode.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at Linux's files for USB devices; elsewhere there are none. Needs no permission. */
public final class DeviceNodes {
  private final Path folder;
  private final Path processes;

  DeviceNodes(Path folder, Path processes) {
    this.folder = folder;
    this.processes = processes;
  }

  /** {@return those of this computer} */
  public static DeviceNodes ofSystem() {
    return new DeviceNodes(Path.of("/dev/bus/usb"), Path.of("/proc"));
  }

  /**
   * {@return the file of a device, if there is one}
   *
   * @param device that was just listed
   */
  public Optional<DeviceNode> of(PresentDevice device) {
    Path path = folder.resolve(digits(device.busNumber())).resolve(digits(device.deviceAddress()));
    try {
      PosixFileAttributes file = Files.readAttributes(path, PosixFileAttributes.class);
      List<Holder> holders = new ArrayList<>();
      View view = findHolders(path, holders);
      return Optional.of(
          new DeviceNode(
              path,
              file.owner().getName() + ":" + file.group().getName(),
              PosixFilePermissions.toString(file.permissions()),
              holders,
              view));
    } catch (IOException | UnsupportedOperationException notThere) {
      return Optional.empty();
    }
  }

  private View findHolders(Path node, List<Holder> holders) throws IOException {
    String self = Long.toString(ProcessHandle.current().pid());
    View view = View.ALL_PROCESSES;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(processes, "[0-9]*")) {
      for (Path process : all) {
        try {
          if (!process.endsWith(self) && hasOpen(process, node)) {
            holders.add(new Holder(Long.parseLong(process.getFileName() + ""), command(process)));
          }
        } catch (IOException hidden) {
          // Or it has just ended, which cannot be told apart for sure and does no harm.
          view = View.SOME_PROCESSES;
        }
      }
    }
    return view;
  }

  private static boolean hasOpen(Path process, Path node) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (target(file).filter(node::equals).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<Path> target(Path file) {
    try {
      return Optional.of(Files.readSymbolicLink(file));
    } catch (IOException closedMeanwhile) {
      return Optional.empty();
    }
  }

  private static String command(Path process) throws IOException {
    String line =
        new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
    return line.replace('\0', ' ').strip();
  }

  private static String digits(int number) {
    return Integer.toString(1000 + number).substring(1);
  }
}
