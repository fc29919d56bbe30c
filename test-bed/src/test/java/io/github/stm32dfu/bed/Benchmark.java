package io.github.stm32dfu.bed;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.usb.Transfer;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How long a whole flash takes: dfu-util, which never reads back, and this project's tool, which
 * does. They take turns at one board with the flash times of the datasheet, each time over other
 * contents. Only the board's side counts, from the first DFU request to the end of the last.
 */
final class Benchmark {
  private static final String BASE = "0x08000000";

  private final SimulatedF373 board =
      SimulatedF373.rom().application(SimulatedApp.withoutUsb()).clock(Clock.system()).build();
  private final byte[] image = application(board.geometry().size());
  private final Random contents = new Random(1);

  private Benchmark() {}

  /**
   * Prints a table, and writes a JSON document.
   *
   * @param arguments number of runs, jar of the tool, file for the document
   */
  public static void main(String[] arguments) throws Exception {
    int runs = Integer.parseInt(arguments[0]);
    Path file = Files.createTempFile("image", ".bin");
    Contender peer =
        new Contender(
            "dfu-util 0.11",
            false,
            List.of("dfu-util", "-a", "0", "-s", BASE + ":leave", "-D", file.toString()));
    Contender tool =
        new Contender(
            "stm32-dfu",
            true,
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                arguments[1],
                "flash",
                file.toString(),
                "--base",
                BASE));
    BenchmarkResult result = new Benchmark().measure(file, runs, peer, tool);
    System.out.print(result.table());
    Files.writeString(Path.of(arguments[2]), result.json());
  }

  private BenchmarkResult measure(Path file, int runs, Contender peer, Contender tool)
      throws Exception {
    Files.write(file, image);
    try (PluggedBoards plugged = PluggedBoards.plug(board)) {
      System.err.println("board served at port " + plugged.serverPort());
      for (int run = 1; run <= runs; run++) {
        for (Contender contender : List.of(peer, tool)) {
          Contender.Run done = run(contender);
          contender.runs().add(done);
          System.err.printf("%d: %s, %.2f s%n", run, contender.name(), done.seconds());
        }
      }
    }
    return new BenchmarkResult(image.length, peer, tool);
  }

  private Contender.Run run(Contender contender) throws Exception {
    byte[] before = new byte[image.length];
    contents.nextBytes(before);
    board.loadFlash(FlashGeometry.BASE, before);
    long first = board.transferLog().count();
    Program program = Program.run(contender.command());
    if (program.exitCode() != 0 || !Arrays.equals(board.flash(), image)) {
      throw new IOException("the flash is not as it should be: " + program);
    }
    if (!board.violations().isEmpty()) {
      throw new IOException(board.violations() + " by " + program);
    }
    PluggedBoards.awaitAbsence(board);
    Contender.Run done = timed(first);
    board.unplug();
    board.plug();
    PluggedBoards.awaitPresence(board);
    return done;
  }

  private Contender.Run timed(long first) {
    List<Transfer> transfers =
        board.transferLog().transfers().stream()
            .filter(transfer -> transfer.number() >= first)
            .filter(transfer -> transfer.setup().dfuRequest().isPresent())
            .toList();
    Transfer last = transfers.get(transfers.size() - 1);
    return new Contender.Run(last.end().minus(transfers.get(0).start()), transfers.size());
  }

  private static byte[] application(int size) {
    byte[] image = new byte[size];
    new Random(2).nextBytes(image);
    byte[] vectors = {0x00, 0x20, 0x00, 0x20, 0x11, 0x00, 0x00, 0x08};
    System.arraycopy(vectors, 0, image, 0, vectors.length);
    return image;
  }
}
