package io.github.stm32dfu.usb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.transport.PortPath;
import io.github.stm32dfu.usb.DeviceNode.Holder;
import io.github.stm32dfu.usb.DeviceNode.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class DeviceNodesTest {
  @TempDir private Path folder;
  private Path node;
  private DeviceNodes nodes;

  @BeforeEach
  void build() throws IOException {
    Path bus = Files.createDirectories(folder.resolve("dev").resolve("001"));
    node = Files.createFile(bus.resolve("009"));
    Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rw-r-----"));
    nodes = new DeviceNodes(folder.resolve("dev"), Files.createDirectory(folder.resolve("proc")));
  }

  @Test
  void tellsWhoMayOpenADevice() throws IOException {
    DeviceNode found = nodes.of(device(9)).orElseThrow();

    assertThat(found.path()).isEqualTo(node);
    assertThat(found.permissions()).isEqualTo("rw-r-----");
    assertThat(found.owner()).startsWith(Files.getOwner(node).getName() + ":");
    assertThat(found.holders()).isEmpty();
    assertThat(found.view()).isEqualTo(View.ALL_PROCESSES);
  }

  @Test
  void tellsWhoHasItOpen() throws IOException {
    process(4711, "dfu-util\0-l\0", node);
    process(4712, "other\0", folder);
    process(ProcessHandle.current().pid(), "java\0", node);

    assertThat(nodes.of(device(9)).orElseThrow().holders())
        .containsExactly(new Holder(4711, "dfu-util -l"));
  }

  @Test
  void saysThatItCouldNotLookIntoEveryProcess() throws IOException {
    process(4711, "dfu-util\0", node);
    Files.createDirectory(folder.resolve("proc").resolve("1"));

    DeviceNode found = nodes.of(device(9)).orElseThrow();

    assertThat(found.holders()).hasSize(1);
    assertThat(found.view()).isEqualTo(View.SOME_PROCESSES);
  }

  @Test
  void aDeviceWithoutAFileHasNone() {
    assertThat(nodes.of(device(10))).isEmpty();
    assertThat(new DeviceNodes(folder.resolve("nowhere"), folder).of(device(9))).isEmpty();
  }

  private void process(long pid, String commandLine, Path open) throws IOException {
    Path files =
        Files.createDirectories(folder.resolve("proc").resolve(Long.toString(pid)).resolve("fd"));
    Files.createSymbolicLink(files.resolve("3"), open);
    Files.writeString(files.resolveSibling("cmdline"), commandLine);
  }

  private static PresentDevice device(int address) {
    return new PresentDevice(
        0x0483, 0xDF11, 0x2200, PortPath.of("1-1"), 1, address, Optional.empty());
  }
}
