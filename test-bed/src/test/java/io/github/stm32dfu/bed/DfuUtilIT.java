package io.github.stm32dfu.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.FirmwareWriter;
import io.github.stm32dfu.firmware.WriteOptions;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated board, as dfu-util finds and uses it. */
@RealUsb
final class DfuUtilIT {
  private static final int PAGE = 2048;
  private static final String BASE = "0x08000000";

  private final SimulatedF373 board =
      SimulatedF373.rom().geometry(FlashGeometry.F373_X8).clock(Clock.system()).build();
  private final byte[] before = random(board.geometry().size(), 1);
  private final byte[] image = application(5 * PAGE + 300);

  @TempDir private Path folder;
  private PluggedBoards plugged;

  @BeforeEach
  void plug() throws IOException {
    board.loadFlash(FlashGeometry.BASE, before);
    plugged = PluggedBoards.plug(board);
  }

  @AfterEach
  void unplug() throws IOException {
    plugged.close();
  }

  @Test
  void listsBothMemories() throws Exception {
    String start =
        "Found DFU: [0483:df11] ver=2200, devnum=%s, cfg=1, intf=0, path=\"1-1\", alt="
            .formatted(PluggedBoards.address(board));
    String end = "\", serial=\"" + PluggedBoards.attribute(board, "serial") + "\"";

    assertThat(dfuUtil("--list").output().lines())
        .filteredOn(line -> line.startsWith("Found"))
        .containsExactlyInAnyOrder(
            start + "0, name=\"@Internal Flash  /0x08000000/032*0002Kg" + end,
            start + "1, name=\"@Option Bytes  /0x1FFFF800/01*016 e" + end);
  }

  @Test
  void downloadsAndLeavesTheOtherPagesAsTheyWere() throws Exception {
    dfuUtil("-a", "0", "-s", BASE, "-D", file(image));

    assertThat(board.flash()).isEqualTo(with(image, 6 * PAGE, before));
    assertThat(board.violations()).isEmpty();
  }

  @Test
  void downloadsAfterMassErase() throws Exception {
    dfuUtil("-a", "0", "-s", BASE + ":mass-erase:force", "-D", file(image));

    assertThat(board.flash()).isEqualTo(with(image, before.length, before));
    assertThat(board.violations()).isEmpty();
  }

  @Test
  void uploads() throws Exception {
    Path read = folder.resolve("read");
    dfuUtil("-a", "0", "-s", BASE + ":" + before.length, "-U", read.toString());

    assertThat(read).hasBinaryContent(before);
  }

  @Test
  void downloadsTheFileFormatOfSt() throws Exception {
    Path dfuSe = folder.resolve("image.dfu");
    try (OutputStream out = Files.newOutputStream(dfuSe)) {
      FirmwareImage content = FirmwareImage.of(FlashGeometry.BASE, image);
      FirmwareWriter.write(content, WriteOptions.of(FirmwareFormat.DFUSE), out);
    }
    dfuUtil("-a", "0", "-D", dfuSe.toString());

    assertThat(board.flash()).isEqualTo(with(image, 6 * PAGE, before));
  }

  @Test
  void leavesIntoTheApplication() throws Exception {
    dfuUtil("-a", "0", "-s", BASE + ":leave", "-D", file(image));
    PluggedBoards.awaitApplication(board);

    assertThat(board.running()).isInstanceOf(Running.Application.class);
    assertThat(board.flash()).isEqualTo(with(image, 6 * PAGE, before));
  }

  @Test
  void liftsReadProtectionAtThePriceOfTheFlash() throws Exception {
    board.loadOptionBytes(OptionBytes.factory().with(ReadProtection.LEVEL_1));
    String open = PluggedBoards.address(board);
    board.unplug();
    board.plug();
    PluggedBoards.awaitReturn(board, open);
    Path read = folder.resolve("read");
    Program refused = Program.run(command("-a", "0", "-s", BASE + ":2048", "-U", read.toString()));
    assertThat(refused.exitCode()).as(refused::toString).isNotZero();
    assertThat(read).isEmptyFile();

    String closed = PluggedBoards.address(board);
    // The board resets before it could confirm that, so dfu-util ends as it likes.
    Program.run(command("-a", "0", "-s", BASE + ":unprotect:force"));
    PluggedBoards.awaitReturn(board, closed);

    assertThat(board.optionBytes().readProtection()).isEqualTo(ReadProtection.LEVEL_0);
    assertThat(board.flash()).containsOnly(0xFF);
  }

  private static Program dfuUtil(String... arguments) throws Exception {
    Program done = Program.run(command(arguments));
    assertThat(done.exitCode()).as(done::toString).isZero();
    return done;
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("dfu-util", "-d", "0483:df11"));
    command.addAll(List.of(arguments));
    return command;
  }

  private String file(byte[] content) throws IOException {
    return Files.write(folder.resolve("image"), content).toString();
  }

  /** {@return a flash of which the first bytes were erased before an image was written} */
  private static byte[] with(byte[] image, int erased, byte[] before) {
    byte[] flash = before.clone();
    Arrays.fill(flash, 0, erased, (byte) 0xFF);
    System.arraycopy(image, 0, flash, 0, image.length);
    return flash;
  }

  private static byte[] application(int size) {
    byte[] image = random(size, 2);
    byte[] vectors = {0x00, 0x20, 0x00, 0x20, 0x11, 0x00, 0x00, 0x08};
    System.arraycopy(vectors, 0, image, 0, vectors.length);
    return image;
  }

  private static byte[] random(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
