package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardFileTest {
  @TempDir private Path directory = Path.of("");

  private static SimulatedF373 tiny() {
    return SimulatedF373.strict().geometry(new FlashGeometry(4, 64)).build();
  }

  private BoardFile file() {
    return new BoardFile(directory.resolve("board.f373"));
  }

  @Test
  void aBoardComesBackAndStartsAnew() throws Exception {
    SimulatedF373 board = tiny();
    byte[] image = Images.startable(Images.BASE, 256, 1);
    board.loadFlash(Images.BASE, image);
    board.loadOptionBytes(OptionBytes.factory().with(ReadProtection.LEVEL_2));
    assertThat(file().exists()).isFalse();
    file().save(board);
    file().save(board);
    assertThat(file().exists()).isTrue();

    SimulatedF373 copy = tiny();
    file().load(copy);
    assertThat(copy.flash()).isEqualTo(image);
    assertThat(copy.optionBytes()).isEqualTo(board.optionBytes());
    // The option bytes came into force: level 2 closes the ROM.
    assertThat(copy.running()).isInstanceOf(Running.Application.class);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactly(file().path());
    }
  }

  @Test
  void aDamagedFileLeavesTheBoardAsItWas() throws Exception {
    file().save(tiny());
    byte[] bytes = Files.readAllBytes(file().path());
    bytes[40] ^= 1;
    Files.write(file().path(), bytes);
    SimulatedF373 board = tiny();
    board.loadFlash(Images.BASE, new byte[256]);
    try (Host host = new Host(board)) {
      assertThatExceptionOfType(FirmwareFormatException.class)
          .isThrownBy(() -> file().load(board))
          .withMessageContaining("CRC-32 at offset 289");
      assertThat(host.status().bStatus()).isZero();
    }
    assertThat(board.flash()).containsOnly(0);
  }

  @Test
  void loadingEndsTheWorkThatWasBeingDone() throws Exception {
    SimulatedF373 board = tiny();
    board.loadFlash(Images.BASE, new byte[256]);
    file().save(board);
    try (Host host = new Host(board)) {
      host.download(0, Host.command(0x41, Images.BASE));
      host.status();
      board.clock().sleep(Duration.ofMillis(10));
      file().load(board);
    }
    assertThat(board.flash()).containsOnly(0);
    assertThat(board.tornPages()).isEmpty();
  }
}
