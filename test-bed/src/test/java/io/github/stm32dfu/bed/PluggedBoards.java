package io.github.stm32dfu.bed;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.usbip.UsbIpOptions;
import io.github.stm32dfu.simulator.usbip.UsbIpServer;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Simulated boards in the USB ports of this kernel, each at its own port path. A board that leaves
 * the bus is plugged in again when it is back, as a cable does it.
 */
final class PluggedBoards implements AutoCloseable {
  private static final Path DEVICES = Path.of("/sys/bus/usb/devices");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final List<SimulatedF373> boards;
  private final UsbIpServer server;
  private final List<Process> cables = new ArrayList<>();

  private PluggedBoards(List<SimulatedF373> boards) throws IOException {
    this.boards = boards;
    this.server = UsbIpServer.start(UsbIpOptions.loopback().withPort(0), boards);
  }

  /**
   * {@return boards that the kernel has seen}
   *
   * @param boards in real time, at port paths from 1-1 to 1-8
   */
  static PluggedBoards plug(SimulatedF373... boards) throws IOException {
    PluggedBoards plugged = new PluggedBoards(List.of(boards));
    try {
      for (SimulatedF373 board : boards) {
        plugged.cables.add(plugged.cable(board));
      }
      for (SimulatedF373 board : boards) {
        awaitPresence(board);
      }
      return plugged;
    } catch (IOException failure) {
      plugged.close();
      throw failure;
    }
  }

  /** {@return the TCP port that serves them} */
  int serverPort() {
    return server.port();
  }

  /**
   * {@return what the kernel says of a board that is there}
   *
   * @param name of a file in the device's folder in sysfs
   */
  static String attribute(SimulatedF373 board, String name) throws IOException {
    return Files.readString(device(board).resolve(name)).strip();
  }

  /** {@return the address that the kernel gave to the board; another each time that it comes} */
  static String address(SimulatedF373 board) throws IOException {
    return attribute(board, "devnum");
  }

  /** Waits until the kernel has enumerated the board, whatever runs on it. */
  static void awaitPresence(SimulatedF373 board) throws IOException {
    await(
        "a board at " + device(board),
        () -> Files.exists(bootloader(board)) || Files.exists(serialPorts(board)));
  }

  /** Waits until the kernel has enumerated the board in its bootloader. */
  static void awaitBootloader(SimulatedF373 board) throws IOException {
    await("a bootloader at " + device(board), () -> Files.exists(bootloader(board)));
  }

  /**
   * Waits until the kernel has enumerated the board's application.
   *
   * @return its port, such as /dev/ttyACM0
   */
  static Path awaitApplication(SimulatedF373 board) throws IOException {
    await("an application at " + device(board), () -> Files.exists(serialPorts(board)));
    try (Stream<Path> ports = Files.list(serialPorts(board))) {
      Path dev = Path.of("/dev").resolve(ports.findFirst().orElseThrow().getFileName());
      await(dev.toString(), () -> Files.exists(dev));
      return dev;
    }
  }

  /** Waits until the board has left the bus and is back, which can be too quick to be seen. */
  static void awaitReturn(SimulatedF373 board, String oldAddress) throws IOException {
    await("a new " + device(board), () -> !knownAddress(board, oldAddress).equals(oldAddress));
    awaitPresence(board);
  }

  /** Waits until the kernel has seen the board go. */
  static void awaitAbsence(SimulatedF373 board) throws IOException {
    await("the end of " + device(board), () -> !Files.exists(device(board)));
  }

  @Override
  public void close() throws IOException {
    cables.forEach(Process::destroy);
    server.close();
    for (SimulatedF373 board : boards) {
      awaitAbsence(board);
    }
  }

  private Process cable(SimulatedF373 board) throws IOException {
    String path = board.portPath().toString();
    int vhciPort = Integer.parseInt(path.substring(path.indexOf('-') + 1)) - 1;
    return new ProcessBuilder(
            System.getProperty("stm32dfu.bed.folder") + "/attach",
            "--keep",
            Integer.toString(server.port()),
            path,
            Integer.toString(vhciPort))
        .inheritIO()
        .start();
  }

  private static Path device(SimulatedF373 board) {
    return DEVICES.resolve(board.portPath().toString());
  }

  private static String knownAddress(SimulatedF373 board, String otherwise) {
    try {
      return address(board);
    } catch (IOException gone) {
      return otherwise;
    }
  }

  /** The last thing that the kernel makes of a bootloader. */
  private static Path bootloader(SimulatedF373 board) {
    return device(board).resolve(board.portPath() + ":1.0/interface");
  }

  /** What cdc_acm makes of an application: a folder of one port. */
  private static Path serialPorts(SimulatedF373 board) {
    return device(board).resolve(board.portPath() + ":1.0/tty");
  }

  private static void await(String what, Condition condition) throws IOException {
    Clock clock = Clock.system();
    Duration deadline = clock.now().plus(PATIENCE);
    while (!condition.holds()) {
      if (clock.now().compareTo(deadline) > 0) {
        throw new IOException("waited " + PATIENCE + " in vain for " + what);
      }
      clock.sleep(PAUSE);
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }
}
