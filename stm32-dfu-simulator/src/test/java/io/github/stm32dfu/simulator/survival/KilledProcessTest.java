package io.github.stm32dfu.simulator.survival;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.host.FileJournal;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.usbip.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process that is killed by SIGKILL while it updates a board that lives in another one:
 * before and after each write to its journal, and at moments of chance.
 */
class KilledProcessTest {
  private static final int SIGKILL = 128 + 9;
  private static final int LONGEST_RUN_MILLIS = 400;
  private static final Map<Reach, Integer> KILLS =
      Map.of(Reach.VERIFY, 20, Reach.PROOF, 200, Reach.NIGHT, 2_000);

  @TempDir private Path folder;
  private final List<String> killed = new ArrayList<>();
  private final Tally tally = new Tally();

  @Test
  void theNextProcessFinishesTheUpdate() throws Exception {
    Random chance = new Random(1);
    try (Program board = new Program(BoardMain.class)) {
      int port = Integer.parseInt(board.next("port"));
      int moments = finish(board, port);
      for (int moment = 0; moment < moments; moment++) {
        killAtJournal(board, port, moment);
      }
      while (killed.size() < KILLS.get(Reach.now())) {
        killLater(board, port, chance.nextInt(LONGEST_RUN_MILLIS));
      }
    }
    System.out.println("killed by SIGKILL " + killed + ", " + tally);
    assertThat(tally.all()).isEqualTo(killed.size());
  }

  private void killAtJournal(Program board, int port, int moment) throws Exception {
    assertThat(board.ask("factory")).isEqualTo("done");
    try (Program updating = updating(port, moment)) {
      updating.next("stopped");
      assertThat(updating.kill()).isEqualTo(SIGKILL);
    }
    killed.add((moment % 2 == 0 ? "before" : "after") + " journal write " + moment / 2);
    recovers(board, port);
  }

  /** Where it was done before, it was not killed, and counts for nothing. */
  private void killLater(Program board, int port, int millis) throws Exception {
    assertThat(board.ask("factory")).isEqualTo("done");
    try (Program updating = updating(port, Integer.MAX_VALUE)) {
      updating.next("begins");
      Thread.sleep(millis);
      if (updating.kill() == 0) {
        return;
      }
      assertThat(updating.exitCode()).isEqualTo(SIGKILL);
    }
    killed.add("after " + millis + " ms");
    recovers(board, port);
  }

  private Program updating(int port, int stopAt) throws IOException {
    return new Program(
        UpdateMain.class, Integer.toString(port), folder.toString(), Integer.toString(stopAt));
  }

  private void recovers(Program board, int port) throws Exception {
    tally.add(outcome(board));
    finish(board, port);
  }

  /** The board stays in its bootloader: this is what it would be without power for a moment. */
  private static Outcome outcome(Program board) throws Exception {
    byte[] flash = flash(board);
    byte[] image = BoardMain.SCENE.image(flash);
    if (Arrays.equals(image, BoardMain.SCENE.image(factory(Scene.OLD)))) {
      return Outcome.OLD_APPLICATION;
    }
    if (Arrays.equals(image, BoardMain.SCENE.image(factory(Scene.NEW)))) {
      return Outcome.NEW_APPLICATION;
    }
    assertThat(Arrays.copyOf(flash, 4)).as("initial stack pointer of a mix").containsOnly(0xFF);
    return Outcome.NEEDS_BOOT0;
  }

  private int finish(Program board, int port) throws Exception {
    StoppingStore counted;
    try (FileJournal journals = new FileJournal(folder)) {
      counted = new StoppingStore(journals, Integer.MAX_VALUE);
      if (!Arrays.equals(flash(board), factory(Scene.NEW)) || !journals.names().isEmpty()) {
        assertThat(board.ask("bootloader")).isEqualTo("done");
        UpdateMain.update(port, counted);
      }
    }
    assertThat(flash(board)).isEqualTo(factory(Scene.NEW));
    assertThat(board.ask("torn")).isEqualTo("[]");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(Path::toString)).noneMatch(name -> name.endsWith(".journal"));
    }
    return counted.moments();
  }

  private static byte[] flash(Program board) throws Exception {
    String hex = board.ask("flash");
    byte[] flash = new byte[hex.length() / 2];
    for (int i = 0; i < flash.length; i++) {
      flash[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
    }
    assertThat(Hex.bytes(flash)).isEqualTo(hex);
    return flash;
  }

  /** The board's own bytes, and a version. */
  private static byte[] factory(String version) {
    return BoardMain.SCENE.factory(version, 1);
  }
}
