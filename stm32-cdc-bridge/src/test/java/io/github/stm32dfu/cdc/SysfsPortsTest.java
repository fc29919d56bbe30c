package io.github.stm32dfu.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.transport.SerialIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees of files as kernels make them, cut to what matters. */
class SysfsPortsTest {
  @TempDir Path root;
  private Path terminals;
  private Path nodes;
  private SysfsPorts ports;

  @BeforeEach
  void begin() throws IOException {
    terminals = Files.createDirectories(root.resolve("sys/class/tty"));
    nodes = Files.createDirectories(root.resolve("dev"));
    ports = new SysfsPorts(terminals, nodes);
  }

  @Test
  void knowsABoardsPortByItsInterface() throws Exception {
    Path board = board("usb1/1-5/1-5.2", "0483", "5740");
    write(board, "serial", "2077345D2039\n");
    write(board, "product", "Virtual COM port\n");
    terminal("ttyACM0", Files.createDirectories(board.resolve("1-5.2:1.0")));

    assertThat(ports.list())
        .containsExactly(
            new SerialIdentity(
                nodes.resolve("ttyACM0").toString(),
                OptionalInt.of(0x0483),
                OptionalInt.of(0x5740),
                new DeviceString.Text("2077345D2039"),
                new DeviceString.Text("Virtual COM port"),
                PortPath.of("1-5.2")));
  }

  /** The port of an adapter has a folder of its own below the interface. */
  @Test
  void knowsAnAdapterWithoutSerialAndProduct() throws Exception {
    Path board = board("usb2/2-1", "1a86", "7523");
    terminal("ttyUSB0", Files.createDirectories(board.resolve("2-1:1.0/ttyUSB0")));

    assertThat(ports.list())
        .containsExactly(
            new SerialIdentity(
                nodes.resolve("ttyUSB0").toString(),
                OptionalInt.of(0x1A86),
                OptionalInt.of(0x7523),
                new DeviceString.Absent(),
                new DeviceString.Absent(),
                PortPath.of("2-1")));
  }

  @Test
  void keepsUartsWithAChipAndLeavesOutPhantomsConsolesAndPtys() throws Exception {
    Path platform = Files.createDirectories(root.resolve("sys/devices/platform/serial8250"));
    write(terminal("ttyS0", platform), "type", "4\n");
    write(terminal("ttyS1", platform), "type", "0\n");
    Path soc = Files.createDirectories(root.resolve("sys/devices/platform/soc/uart0"));
    terminal("ttyAMA0", soc);
    Files.createDirectories(terminals.resolve("tty0"));
    Files.createFile(nodes.resolve("tty0"));

    assertThat(ports.list())
        .containsExactlyInAnyOrder(
            SerialIdentity.named(nodes.resolve("ttyS0").toString()),
            SerialIdentity.named(nodes.resolve("ttyAMA0").toString()));
  }

  @Test
  void leavesOutWhatHasNoNode() throws Exception {
    Path board = board("usb1/1-1", "0483", "5740");
    terminal("ttyACM0", board);
    Files.delete(nodes.resolve("ttyACM0"));

    assertThat(ports.list()).isEmpty();
  }

  @Test
  void findsNodesInFolders() throws Exception {
    Path board = board("usb1/1-1", "0483", "5740");
    Files.createDirectories(nodes.resolve("tts"));
    terminal("tts!7", board);

    assertThat(ports.list())
        .extracting(SerialIdentity::name)
        .containsExactly(nodes.resolve("tts/7").toString());
  }

  @Test
  void leavesOutABoardThatIsLeaving() throws Exception {
    Path board = board("usb1/1-1", "0483", "5740");
    terminal("ttyACM0", board);
    write(board, "idProduct", "");
    assertThat(ports.list()).isEmpty();

    Files.delete(board.resolve("idProduct"));
    assertThat(ports.list()).isEmpty();

    Files.delete(board.resolve("idVendor"));
    Files.delete(board);
    assertThat(ports.list()).isEmpty();
  }

  @Test
  void showsNoControlCharacters() throws Exception {
    Path board = board("usb1/1-1", "0483", "5740");
    write(board, "product", "  \u001b[2Jgreen\u202eport \n");
    write(board, "serial", "\n");
    terminal("ttyACM0", board);

    SerialIdentity port = ports.list().get(0);
    assertThat(port.product()).isEqualTo(new DeviceString.Text("\uFFFD[2Jgreen\uFFFDport"));
    assertThat(port.serial()).isEqualTo(new DeviceString.Absent());
  }

  @Test
  void saysThatItCannotBeAsked() {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> new SysfsPorts(root.resolve("none"), nodes).list())
        .withMessageContaining("none");
  }

  private Path board(String path, String idVendor, String idProduct) throws IOException {
    Path board = Files.createDirectories(root.resolve("sys/devices/pci/" + path));
    write(board, "idVendor", idVendor + "\n");
    write(board, "idProduct", idProduct + "\n");
    return board;
  }

  private Path terminal(String name, Path device) throws IOException {
    Path terminal = Files.createDirectories(terminals.resolve(name));
    Files.createSymbolicLink(terminal.resolve("device"), device);
    Files.createFile(nodes.resolve(name.replace('!', '/')));
    return terminal;
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
