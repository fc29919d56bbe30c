package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stm32dfu.cdc.CdcPorts;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.SerialFinder;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SerialSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel's cdc_acm makes of a board, as jSerialComm finds, uses and loses it. */
@RealUsb
final class CdcPortIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final SimulatedF373 board = Lamp.board("1-1", PowerSupply.SELF);
  private final SerialFinder finder = CdcPorts.finder();
  @TempDir private Path folder;

  private PluggedBoards plugged;
  private Path dev;

  @BeforeEach
  void plug() throws IOException {
    plugged = PluggedBoards.plug(board);
    dev = PluggedBoards.awaitApplication(board);
  }

  @AfterEach
  void unplug() throws IOException {
    plugged.close();
  }

  @Test
  void listsWhatTheKernelKnowsOfIt() throws Exception {
    SerialIdentity port = port();

    assertThat(port.name()).isEqualTo(dev.toString());
    assertThat(port.idVendor()).hasValue(0x0483);
    assertThat(port.idProduct()).hasValue(0x5740);
    assertThat(port.portPath()).isEqualTo(board.portPath());
    assertThat(port.serial())
        .isEqualTo(new DeviceString.Text(PluggedBoards.attribute(board, "serial")));
    assertThat(port.product())
        .isEqualTo(new DeviceString.Text(PluggedBoards.attribute(board, "product")));
  }

  @Test
  void aLineIsAnswered() throws Exception {
    try (SerialLink link = open()) {
      link.write("id?\n".getBytes(StandardCharsets.US_ASCII), PATIENCE);
      StringBuilder answer = new StringBuilder();
      while (answer.indexOf("\n") < 0) {
        byte[] bytes = link.read(64, PATIENCE);
        assertThat(bytes).as("more than %s", answer).isNotEmpty();
        answer.append(new String(bytes, StandardCharsets.US_ASCII));
      }
      assertThat(answer).contains("version=1.0.0");
      assertThat(link.read(64, Duration.ofMillis(50))).isEmpty();
    }
  }

  @Test
  void unpluggedAmidAReadItIsDisconnected() throws Exception {
    try (SerialLink link = open()) {
      CompletableFuture<Void> hand =
          CompletableFuture.runAsync(
              board::unplug, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
      TransportException end =
          catchThrowableOfType(TransportException.class, () -> link.read(64, PATIENCE));
      hand.join();
      assertThat(end.kind()).isEqualTo(Kind.DISCONNECTED);
    }
  }

  @Test
  void unpluggedAmidWritesItIsDisconnected() throws Exception {
    try (SerialLink link = open()) {
      CompletableFuture<Void> hand =
          CompletableFuture.runAsync(
              board::unplug, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
      TransportException end =
          catchThrowableOfType(
              TransportException.class,
              () -> {
                while (true) {
                  link.write(new byte[4096], PATIENCE);
                }
              });
      hand.join();
      assertThat(end.kind()).isEqualTo(Kind.DISCONNECTED);
    }
    PluggedBoards.awaitAbsence(board);
    assertThat(finder.list()).noneMatch(port -> port.name().equals(dev.toString()));
  }

  /** Root without the right to open what it has no permission for is like everybody else. */
  @Test
  void aPortThatMayNotBeOpenedIsListedAndSaysWhatToDo() throws Exception {
    Program.run("chmod", "000", dev.toString());
    Tool tool =
        new Tool(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"), Tool.built());

    assertThat(tool.start("ports").ends(0).output()).contains(dev.toString(), "at 1-1");
    Path file = Lamp.file(folder, "1.1.0");
    assertThat(tool.start("update", file, "--port", dev).ends(7).output()).contains("dialout");
  }

  private SerialLink open() throws TransportException {
    return finder.open(port(), SerialSettings.standard());
  }

  private SerialIdentity port() throws TransportException {
    List<SerialIdentity> ports =
        finder.list().stream().filter(port -> port.name().equals(dev.toString())).toList();
    assertThat(ports).hasSize(1);
    return ports.get(0);
  }
}
