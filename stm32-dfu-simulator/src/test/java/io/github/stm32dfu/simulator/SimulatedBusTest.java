package io.github.stm32dfu.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuState;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.transport.Clock;
import io.github.stm32dfu.transport.DfuFinder;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SimulatedBusTest {
  private final VirtualClock clock = new VirtualClock();
  private final SimulatedF373 left = board("1-1");
  private final SimulatedF373 right = board("1-2.4");
  private final DfuFinder finder = SimulatedBus.of(left, right).finder();

  private SimulatedF373 board(String path) {
    return SimulatedF373.strict()
        .geometry(new FlashGeometry(4, 64))
        .portPath(path)
        .clock(clock)
        .build();
  }

  @Test
  void allBoardsAreListedWithTheirPaths() throws Exception {
    assertThat(finder.list())
        .extracting(id -> id.portPath().toString())
        .containsExactly("1-1", "1-2.4");
    assertThat(finder.list())
        .extracting(DfuIdentity::serial)
        .containsOnly(finder.list().get(0).serial());
    left.unplug();
    assertThat(finder.list()).extracting(DfuIdentity::portPath).containsExactly(right.portPath());
  }

  @Test
  void eachIsOpenedByItsPathAlthoughTheSerialsAreEqual() throws Exception {
    finder.open(finder.list().get(1)).selectAlternateSetting(0);
    assertThat(left.transferLog().count()).isZero();
    assertThat(right.transferLog().count()).isEqualTo(1);
  }

  @Test
  void anIdentityThatIsNotThereCannotBeOpened() throws Exception {
    DfuIdentity gone = finder.list().get(0);
    left.unplug();
    assertThatExceptionOfType(TransportException.class).isThrownBy(() -> finder.open(gone));
  }

  @Test
  void twoBoardsCannotShareAPort() {
    assertThatIllegalArgumentException().isThrownBy(() -> SimulatedBus.of(left, board("1-1")));
  }

  @Test
  void boardsWorkSideBySide() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<byte[]>> results =
          threads.invokeAll(List.of(() -> update(left, 1), () -> update(right, 2)));
      assertThat(left.flash()).isEqualTo(results.get(0).get());
      assertThat(right.flash()).isEqualTo(results.get(1).get());
    } finally {
      threads.shutdown();
    }
    assertThat(left.violations()).isEmpty();
    assertThat(right.violations()).isEmpty();
  }

  private static byte[] update(SimulatedF373 board, long seed) throws Exception {
    byte[] image = Images.startable(Images.BASE, 256, seed);
    try (Host host = new Host(board)) {
      host.write(0, (byte) 0x41);
      host.setAddress(Images.BASE);
      for (int block = 0; block < 4; block++) {
        host.write(2 + block, Arrays.copyOfRange(image, 64 * block, 64 * block + 64));
      }
    }
    return image;
  }

  @Test
  void aBoardCanLiveInRealTime() throws Exception {
    SimulatedF373 real =
        SimulatedF373.strict().geometry(new FlashGeometry(4, 64)).clock(Clock.system()).build();
    try (Host host = new Host(real)) {
      long before = System.nanoTime();
      assertThat(host.erase(Images.BASE).bState()).isEqualTo(DfuState.DFU_DNLOAD_IDLE);
      assertThat(System.nanoTime() - before).isGreaterThan(25_000_000);
    }
    assertThat(real.violations()).isEmpty();
  }
}
