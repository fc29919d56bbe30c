package io.github.stm32dfu.bed;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.usb.Transfer;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long a flash takes: dfu-util, which writes every page and never reads back, and this project,
 * which does: its tool, and its library in a program that goes on running. They take turns at one
 * board with the flash times of the datasheet. Only the board's side counts, from the first DFU
 * request to the end of the last.
 */
final class Benchmark {
  private static final String BASE = "0x08000000";

  private final AtomicReference<BenchmarkCase.Model> model =
      new AtomicReference<>(BenchmarkCase.Model.TRUE);
  private final SimulatedF373 board =
      SimulatedF373.rom()
          .application(SimulatedApp.withoutUsb())
          .clock(Clock.system())
          .pollTimes(work -> model.get().times().millis(work))
          .build();
  private final byte[] image = application(board.geometry().size());
  private final Random chance = new Random(1);

  private Benchmark() {}

  /**
   * Prints a table, and writes a JSON document.
   *
   * @param arguments number of runs, jar of the tool, file for the document, and if not all are
   *     wanted, what the case is called; the peer is measured in any case
   */
  public static void main(String[] arguments) throws Exception {
    int runs = Integer.parseInt(arguments[0]);
    Path file = Files.createTempFile("image", ".bin");
    Benchmark benchmark = new Benchmark();
    Files.write(file, benchmark.image);
    BenchmarkResult result;
    try (ResidentProgram resident = new ResidentProgram(file.toString(), BASE)) {
      result =
          benchmark.measure(
              runs,
              series(arguments[1], file.toString(), resident).stream()
                  .filter(one -> one.aim().isEmpty() || isWanted(one, arguments))
                  .toList());
    }
    System.out.print(result.table());
    Files.writeString(Path.of(arguments[2]), result.json());
  }

  /**
   * In each case both ways of polling, and once for each model the peer, which always does the
   * same.
   */
  private static List<Series> series(String jar, String file, ResidentProgram resident) {
    Contender advertised = Contender.library(resident, "ADVERTISED");
    Contender adaptive = Contender.library(resident, "ADAPTIVE");
    Set<BenchmarkCase.Model> peers = EnumSet.noneOf(BenchmarkCase.Model.class);
    List<Series> series = new ArrayList<>();
    for (BenchmarkCase what : BenchmarkCase.all()) {
      if (peers.add(what.model())) {
        series.add(new Series(what, Contender.dfuUtil(file, BASE), OptionalDouble.empty()));
        series.add(
            new Series(
                what, Contender.tool(jar, file, BASE), OptionalDouble.of(what.advertised())));
      }
      series.add(new Series(what, advertised, OptionalDouble.of(what.advertised())));
      series.add(new Series(what, adaptive, OptionalDouble.of(what.adaptive())));
    }
    return series;
  }

  private static boolean isWanted(Series one, String[] arguments) {
    return arguments.length < 4 || one.toString().contains(arguments[3]);
  }

  private BenchmarkResult measure(int runs, List<Series> series) throws Exception {
    try (PluggedBoards plugged = PluggedBoards.plug(board)) {
      System.err.println("board served at port " + plugged.serverPort());
      for (int run = 1; run <= runs; run++) {
        for (Series one : series) {
          Series.Run done = run(one);
          one.runs().add(done);
          System.err.printf(
              "%d: %s: %.2f s, %d requests%n", run, one, done.seconds(), done.transfers());
        }
      }
    }
    return new BenchmarkResult(image.length, series);
  }

  private Series.Run run(Series series) throws Exception {
    model.set(series.what().model());
    board.loadFlash(FlashGeometry.BASE, series.what().before(image, chance));
    long first = board.transferLog().count();
    series.who().flashing().run();
    if (!Arrays.equals(board.flash(), image)) {
      throw new IOException("the flash is not as it should be after " + series);
    }
    PluggedBoards.awaitAbsence(board);
    Series.Run done = timed(first);
    board.unplug();
    board.plug();
    PluggedBoards.awaitPresence(board);
    return done;
  }

  private Series.Run timed(long first) {
    List<Transfer> transfers =
        board.transferLog().transfers().stream()
            .filter(transfer -> transfer.number() >= first)
            .filter(transfer -> transfer.setup().dfuRequest().isPresent())
            .toList();
    Transfer last = transfers.get(transfers.size() - 1);
    return new Series.Run(last.end().minus(transfers.get(0).start()), transfers.size());
  }

  private static byte[] application(int size) {
    byte[] image = new byte[size];
    new Random(2).nextBytes(image);
    byte[] vectors = {0x00, 0x20, 0x00, 0x20, 0x11, 0x00, 0x00, 0x08};
    System.arraycopy(vectors, 0, image, 0, vectors.length);
    return image;
  }
}
