package io.github.stm32dfu.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.simulator.F373Builder;
import io.github.stm32dfu.simulator.PowerSupply;
import io.github.stm32dfu.simulator.PullUp;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.SerialIdentity;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** From the application to the bootloader, and how that goes wrong. */
class JumpTest {
  private static final SimulatedApp APP =
      SimulatedApp.lineProtocol()
          .departingAfter(Duration.ofMillis(100))
          .bootloaderAfter(Duration.ofMillis(400));

  private static F373Builder builder(SimulatedApp application) {
    return SimulatedF373.strict().application(application);
  }

  private static void assertGone(ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.DISCONNECTED));
  }

  /** Sends the line, and lets a long time pass after the answer. */
  private static String told(SimulatedF373 board) throws Exception {
    try (Terminal terminal = new Terminal(board)) {
      terminal.type("bootloader!\n");
      byte[] answer = terminal.link().read(99, Duration.ofMillis(50));
      terminal.sleep(Duration.ofSeconds(2));
      return new String(answer);
    }
  }

  @Test
  void theLineIsAnsweredBeforeTheJump() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP));
    try (Terminal terminal = new Terminal(board)) {
      terminal.type("bootloader!\n");
      assertThat(terminal.link().read(99, Duration.ofMillis(50)))
          .isEqualTo("ok bootloader\r\n".getBytes());
      assertThat(board.serialFinder().list()).hasSize(1);
      assertGone(() -> terminal.link().read(99, Duration.ofSeconds(5)));
    }
    assertThat(board.serialFinder().list()).isEmpty();
    assertThat(board.finder().list()).isEmpty();
    assertThat(board.running()).isInstanceOf(Running.Application.class);
    board.clock().sleep(Duration.ofMillis(399));
    assertThat(board.finder().list()).isEmpty();
    board.clock().sleep(Duration.ofMillis(1));
    assertThat(board.finder().list()).hasSize(1);
    assertThat(board.running()).isEqualTo(new Running.Bootloader());
    assertThat(board.violations()).isEmpty();
  }

  @Test
  void anApplicationThatIsToldToGoListensToNothingElse() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP));
    try (Terminal terminal = new Terminal(board)) {
      terminal.type("bootloader!\nid?\nbootloader!\n");
      assertThat(terminal.link().read(99, Duration.ofMillis(20)))
          .isEqualTo("ok bootloader\r\n".getBytes());
      assertThat(terminal.link().read(99, Duration.ofMillis(20))).isEmpty();
    }
  }

  @Test
  void oneThatJumpsWithoutAnAnswerJumps() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP.onTrigger(Obedience.JUMPS_WITHOUT_ANSWER)));
    assertThat(told(board)).isEmpty();
    assertThat(board.finder().list()).hasSize(1);
  }

  @Test
  void aSilentOneStillObeys() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP.silent()));
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("id?")).isEmpty();
    }
    assertThat(told(board)).isEmpty();
    assertThat(board.finder().list()).hasSize(1);
  }

  @Test
  void oneThatStaysSaysOtherwise() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP.onTrigger(Obedience.STAYS)));
    assertThat(told(board)).isEqualTo("ok bootloader\r\n");
    assertThat(board.finder().list()).isEmpty();
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("id?")).startsWith("id product");
    }
  }

  @Test
  void oneThatGetsLostIsSeenByNobody() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP.onTrigger(Obedience.GETS_LOST)));
    assertThat(told(board)).isEqualTo("ok bootloader\r\n");
    board.clock().sleep(Duration.ofMinutes(1));
    assertThat(board.finder().list()).isEmpty();
    assertThat(board.serialFinder().list()).isEmpty();
    assertThat(board.seen()).isEmpty();
    board.unplug();
    board.plug();
    assertThat(board.serialFinder().list()).hasSize(1);
  }

  @Test
  void oneThatRestartsComesBackAsItself() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP.onTrigger(Obedience.RESTARTS)));
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("bootloader!")).isEqualTo("ok bootloader\r\n");
    } catch (TransportException gone) {
      assertThat(gone.kind()).isEqualTo(Kind.DISCONNECTED);
    }
    board.clock().sleep(Duration.ofSeconds(2));
    assertThat(board.finder().list()).isEmpty();
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("id?")).startsWith("id product");
    }
  }

  @Test
  void partsWhoseRomHasNoUsbSaySo() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP).bootloaderId(0x50));
    try (Terminal terminal = new Terminal(board)) {
      assertThat(terminal.ask("bootloader!")).isEqualTo("error rom\r\n");
      assertThat(terminal.ask("id?")).endsWith("rom=50\r\n");
    }
  }

  @Test
  void aSlowAnswerIsGivenBeforeTheApplicationGoes() throws Exception {
    SimulatedF373 board =
        AppImage.running(
            builder(
                APP.answeringAfter(Duration.ofMillis(400))
                    .inFragments(4, Duration.ofMillis(30))
                    .departingAfter(Duration.ofMillis(1))));
    try (Terminal terminal = new Terminal(board)) {
      terminal.type("bootloader!\n");
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 4; i++) {
        all.append(new String(terminal.link().read(99, Duration.ofMillis(450))));
      }
      assertThat(all).hasToString("ok bootloader\r\n");
    }
  }

  @Test
  void aPowerCutOnTheWayEndsTheJump() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP));
    try (Terminal terminal = new Terminal(board)) {
      terminal.type("bootloader!\n");
      terminal.sleep(Duration.ofMillis(50));
      board.powerOff();
      board.powerOn();
      terminal.sleep(Duration.ofSeconds(5));
    }
    assertThat(board.running()).isInstanceOf(Running.Application.class);
    assertThat(board.serialFinder().list()).hasSize(1);
  }

  @Test
  void anUnplugOnTheWayOfASelfPoweredBoardDoesNot() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP).powerSupply(PowerSupply.SELF));
    try (Terminal terminal = new Terminal(board)) {
      terminal.type("bootloader!\n");
      board.unplug();
      assertGone(() -> terminal.read());
      terminal.sleep(Duration.ofSeconds(5));
    }
    assertThat(board.finder().list()).isEmpty();
    board.plug();
    assertThat(board.finder().list()).hasSize(1);
  }

  @Test
  void aFixedPullUpHidesTheJump() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP).pullUp(PullUp.FIXED));
    try (Terminal terminal = new Terminal(board)) {
      terminal.type("bootloader!\n");
      terminal.sleep(Duration.ofSeconds(2));
      assertThat(board.running()).isEqualTo(new Running.Bootloader());
      assertThat(board.serialFinder().list()).hasSize(1);
      assertThat(board.finder().list()).isEmpty();
      assertThat(terminal.read()).isEmpty();
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(() -> terminal.type("id?\n"))
          .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT));
    }
  }

  @Test
  void aDataLineThatIsHeldLowShowsItAllTheSame() throws Exception {
    SimulatedF373 board =
        AppImage.running(builder(APP.dataLine(DataLine.HELD_LOW)).pullUp(PullUp.FIXED));
    told(board);
    assertThat(board.serialFinder().list()).isEmpty();
    assertThat(board.finder().list()).hasSize(1);
  }

  @Test
  void whoeverKeepsThePortOpenFindsItUnderAnotherName() throws Exception {
    SimulatedF373 board = AppImage.running(builder(APP));
    Terminal careless = new Terminal(board);
    careless.type("bootloader!\n");
    careless.sleep(Duration.ofSeconds(1));
    board.reset();
    assertThat(board.serialFinder().list())
        .extracting(SerialIdentity::name)
        .containsExactly("sim/ttyACM1");
    careless.close();
    board
        .serialFinder()
        .open(SerialIdentity.named("sim/ttyACM1"), SerialSettings.standard())
        .close();
    board.reset();
    assertThat(board.serialFinder().list())
        .extracting(SerialIdentity::name)
        .containsExactly("sim/ttyACM0");
  }
}
