package io.github.stm32dfu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.bootloader.DeviceProfile;
import io.github.stm32dfu.bootloader.DfuSeBootloader;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashListener;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Flasher;
import io.github.stm32dfu.host.FirmwareFiles;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.recording.Recording;
import io.github.stm32dfu.transport.recording.ReplayTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --log FILE}: a session, sent by a user, becomes a test. */
class SessionLogTest {
  @TempDir private Path folder;

  @Test
  void theLogOfAnUpdateRunsAgainWithoutTheBoard() throws Exception {
    Path file = firmware();
    SimulatedF373 board = SimulatedF373.strict().build();
    Outcome update = Shell.on(TestBoard.of(board), "flash", file, "--log", log(), "--json");

    long written =
        update.exits(ExitCode.DONE).json().getAsJsonObject("pages").get("written").getAsLong();
    ReplayTransport device = new ReplayTransport(onlyRecording());
    try (Bootloader bootloader =
        DfuSeBootloader.open(
            device, DeviceProfile.of(device.identity()), new VirtualClock(), () -> false)) {
      FlashReport again =
          new Flasher(bootloader, new VirtualClock(), FlashListener.silent(), new CancelToken())
              .flash(FirmwareFiles.read(file, ReadOptions.defaults()), FlashOptions.safe());
      assertThat(again.pagesWritten()).isEqualTo(written);
    }
    assertThat(device.remaining()).isZero();
  }

  @Test
  void theLogOfAFailureIsWholeAndSaysWithWhatItWasMade() throws Exception {
    FaultPlan pulled = FaultPlan.none().atTransfer(20, new Fault.UnplugBefore());
    SimulatedF373 board = SimulatedF373.strict().faults(pulled).build();
    Shell.on(TestBoard.of(board), "flash", firmware(), "--log", log()).exits(ExitCode.FAILED);

    Recording recording = onlyRecording();
    assertThat(Files.readAllLines(log())).first().asString().startsWith("stm32-dfu ");
    assertThat(recording.steps()).hasSizeGreaterThan(20);
    assertThat(recording.steps().get(20).exchange().toString()).contains("DISCONNECTED");
  }

  @Test
  void aLogThatCannotBeWrittenEndsTheCommandBeforeItTouchesTheBoard() throws IOException {
    SimulatedF373 board = SimulatedF373.strict().build();
    Path nowhere = folder.resolve("nowhere").resolve("log");
    Outcome outcome =
        Shell.on(TestBoard.of(board), "flash", firmware(), "--log", nowhere, "--json");
    assertThat(outcome.exits(ExitCode.FAILED).kind()).isEqualTo("output");
    assertThat(board.transferLog().count()).isZero();
  }

  private Recording onlyRecording() throws IOException {
    List<Recording> recordings = Recording.parse(Files.readString(log()));
    assertThat(recordings).hasSize(1);
    return recordings.get(0);
  }

  private Path firmware() throws IOException {
    return TestFiles.hex(folder.resolve("a.hex"), TestFiles.BASE, TestFiles.small(5000));
  }

  private Path log() {
    return folder.resolve("session.log");
  }
}
