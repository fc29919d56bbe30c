package io.github.stm32dfu.cli.work;

import io.github.stm32dfu.bootloader.PollPolicy;
import io.github.stm32dfu.cli.board.BoardSource;
import io.github.stm32dfu.cli.board.JournalFolder;
import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.document.StationDocument;
import io.github.stm32dfu.cli.progress.BoardLines;
import io.github.stm32dfu.cli.progress.Interrupts;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.host.station.Station;
import io.github.stm32dfu.host.station.StationEvent;
import io.github.stm32dfu.host.station.StationOptions;
import io.github.stm32dfu.host.station.StationReport;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One file onto all boards, watched.
 *
 * @param console to show it on
 * @param source of the boards
 * @param polling how early they are asked whether they are done
 */
public record StationRun(Console console, BoardSource source, PollPolicy polling) {
  /**
   * {@return a run}
   *
   * @param console to show it on
   * @param source of the boards
   * @param polling how early they are asked whether they are done
   */
  public static StationRun on(Console console, BoardSource source, PollPolicy polling) {
    return new StationRun(console, source, polling);
  }

  /**
   * {@return how all boards ended}
   *
   * @param boards in their bootloaders
   * @param file to be flashed
   * @param options of each board's plan
   * @throws DfuException where the boards cannot be told apart
   */
  public StationDocument flash(List<DfuIdentity> boards, FirmwareFile file, FlashOptions options)
      throws DfuException {
    CancelToken cancel = new CancelToken();
    Map<DfuIdentity, String> versions = new HashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(boards.size());
    Interrupts interrupts = Interrupts.during(console, cancel::cancel);
    try (BoardLines lines = new BoardLines(console, boards)) {
      Station station =
          new Station(
              source.finder(),
              source.clock(),
              threads,
              StationOptions.lockingIn(JournalFolder.ofProcess().path()).with(polling));
      StationReport report =
          station.flash(
              boards,
              file,
              options,
              event -> {
                note(versions, event);
                lines.on(event);
              },
              cancel);
      return new StationDocument(report, versions);
    } finally {
      interrupts.close();
      threads.shutdown();
    }
  }

  private static void note(Map<DfuIdentity, String> versions, StationEvent event) {
    if (event.event() instanceof FlashEvent.Planned planned) {
      FlashVersion.after(planned.plan()).ifPresent(version -> versions.put(event.board(), version));
    }
  }
}
