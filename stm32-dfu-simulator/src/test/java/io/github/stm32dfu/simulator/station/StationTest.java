package io.github.stm32dfu.simulator.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.host.BoardLocks;
import io.github.stm32dfu.host.station.BoardResult;
import io.github.stm32dfu.host.station.Station;
import io.github.stm32dfu.host.station.StationEvent;
import io.github.stm32dfu.host.station.StationListener;
import io.github.stm32dfu.host.station.StationOptions;
import io.github.stm32dfu.host.station.StationReport;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.fault.Fault;
import io.github.stm32dfu.simulator.fault.FaultPlan;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationTest {
  private static final FlashGeometry SMALL = new FlashGeometry(8, 256);
  private static final FirmwareFile FIRMWARE = Bench.firmware(6 * 256 + 10);

  @TempDir private Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CancelToken cancel = new CancelToken();
  private final List<StationEvent> events = new ArrayList<>();

  @AfterEach
  void endThreads() {
    assertThat(threads.shutdownNow()).isEmpty();
  }

  private StationReport flash(Bench bench, StationOptions options, StationListener listener)
      throws DfuException {
    return new Station(bench.bus().finder(), Clock.system(), threads, options)
        .flash(bench.bus().finder().list(), FIRMWARE, FlashOptions.safe(), listener, cancel);
  }

  private StationOptions options() {
    return StationOptions.lockingIn(folder.resolve("locks"));
  }

  private static Bench bench(int boards) {
    return Bench.of(boards, SMALL, Timing.instant());
  }

  private static void assertFlashed(SimulatedF373 board) {
    byte[] image = FIRMWARE.image().segments().get(0).toByteArray();
    assertThat(board.flash()).startsWith(image);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void allBoardsGetTheFirmware(int number) throws Exception {
    Bench bench = bench(number);

    StationReport report = flash(bench, options(), events::add);

    assertThat(report.boards()).hasSize(number);
    assertThat(report.failed()).isEmpty();
    bench.boards().forEach(StationTest::assertFlashed);
    Map<DfuIdentity, List<FlashEvent>> each =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    StationEvent::board,
                    Collectors.mapping(StationEvent::event, Collectors.toList())));
    assertThat(each).hasSize(number);
    each.values()
        .forEach(
            one -> {
              assertThat(one).filteredOn(FlashEvent.Finished.class::isInstance).hasSize(1);
              assertThat(one.get(one.size() - 1)).isInstanceOf(FlashEvent.Finished.class);
            });
  }

  @Test
  void whatHappensToOneIsNothingToTheOthers() throws Exception {
    Bench bench = bench(4);
    bench.boards().get(1).faults(FaultPlan.none().atTransfer(30, new Fault.UnplugBefore()));
    bench.boards().get(2).loadOptionBytes(OptionBytes.factory().withWriteProtected(List.of(1)));
    bench.boards().get(2).reset();

    StationReport report = flash(bench, options(), events::add);

    assertThat(report.boards().get(1)).isInstanceOf(BoardResult.Failed.class);
    assertThat(report.boards().get(2)).isInstanceOf(BoardResult.Failed.class);
    assertThat(report.failed()).hasSize(2);
    assertFlashed(bench.boards().get(0));
    assertFlashed(bench.boards().get(3));
    assertThat(events).filteredOn(it -> it.event() instanceof FlashEvent.Failed).hasSize(2);
  }

  @Test
  void aBoardThatSomebodyElseWorksOnIsLeftAlone() throws Exception {
    Bench bench = bench(2);
    DfuIdentity first = bench.bus().finder().list().get(0);
    StationReport report =
        new BoardLocks(folder.resolve("locks"))
            .holding(first, () -> flash(bench, options(), events::add));

    assertThat(report.failed())
        .singleElement()
        .satisfies(
            failed ->
                assertThat(failed.cause())
                    .isInstanceOfSatisfying(
                        TransportException.class,
                        cause -> assertThat(cause.kind()).isEqualTo(TransportException.Kind.BUSY)));
    assertFlashed(bench.boards().get(1));
    assertThat(flash(bench, options(), events::add).failed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void noMoreBoardsThanAllowedAreWorkedOnBehindAHub(int most) throws Exception {
    Bench bench = bench(16);
    Set<DfuIdentity> open = new HashSet<>();
    List<Long> crowd = new ArrayList<>();

    StationReport report =
        flash(
            bench,
            options().withBoardsPerHub(most),
            event -> {
              if (event.event() instanceof FlashEvent.Finished) {
                open.remove(event.board());
              } else {
                open.add(event.board());
              }
              crowd.add(open.stream().filter(it -> path(it).startsWith("1-1.")).count());
              crowd.add(open.stream().filter(it -> path(it).startsWith("1-2.")).count());
            });

    assertThat(report.failed()).isEmpty();
    assertThat(crowd).allMatch(count -> count <= most).contains((long) most);
  }

  @Test
  void cancellingEndsAllPolitely() throws Exception {
    Bench bench = bench(4);

    StationReport report =
        flash(
            bench,
            options(),
            event -> {
              events.add(event);
              cancel.cancel();
            });

    assertThat(report.failed())
        .hasSize(4)
        .allMatch(failed -> failed.cause() instanceof CancelledException);
    assertThat(flashAgain(bench).failed()).isEmpty();
  }

  @Test
  void aListenerThatFailsEndsAllAndIsHeard() throws Exception {
    Bench bench = bench(4);
    IllegalStateException thrown = new IllegalStateException("the screen is gone");

    assertThatThrownBy(
            () ->
                flash(
                    bench,
                    options(),
                    event -> {
                      events.add(event);
                      if (event.event() instanceof FlashEvent.StepDone) {
                        throw thrown;
                      }
                    }))
        .isSameAs(thrown);

    assertThat(events).filteredOn(it -> it.event() instanceof FlashEvent.StepDone).hasSize(1);
    assertThat(flashAgain(bench).failed()).isEmpty();
    bench.boards().forEach(StationTest::assertFlashed);
  }

  @Test
  void eachBoardHasAJournalWhileItIsWritten() throws Exception {
    Bench bench = bench(3);
    bench.boards().get(1).faults(FaultPlan.none().atTransfer(40, new Fault.UnplugBefore()));
    StationOptions journaling = options().journalingIn(folder.resolve("journals"));

    assertThat(flash(bench, journaling, events::add).failed()).hasSize(1);
    assertThat(journals()).hasSize(1);
  }

  private StationReport flashAgain(Bench bench) throws DfuException {
    return new Station(bench.bus().finder(), Clock.system(), threads, options())
        .flash(
            bench.bus().finder().list(),
            FIRMWARE,
            FlashOptions.safe(),
            StationListener.silent(),
            new CancelToken());
  }

  private List<String> journals() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("journals"))) {
      return files.map(Path::toString).filter(name -> name.endsWith(".journal")).toList();
    }
  }

  private static String path(DfuIdentity board) {
    return board.portPath().toString();
  }
}
