package io.github.stm32dfu.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.DfuBootloaders;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuRequest;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.DfuTransport;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.ModemLine.Level;
import io.github.stm32dfu.transport.SerialSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to tell an application to go, each obeyed only by those that know it. */
class TriggerTest {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final byte[] MSP_SET_REBOOT = {'$', 'M', '<', 1, 68, 1, 68};

  /** A host that pulls a trigger. */
  private interface Pull {
    void on(SimulatedF373 board) throws Exception;
  }

  private static final Map<Trigger, Pull> PULLS =
      Map.of(
          Trigger.LINE,
          typing("bootloader!\n"),
          Trigger.TOUCH_1200_BAUD,
          board -> new Terminal(board, SerialSettings.standard().at(1200)).close(),
          Trigger.BETAFLIGHT_CHARACTER,
          typing("R"),
          Trigger.MSP_SET_REBOOT,
          typing(new String(MSP_SET_REBOOT)),
          Trigger.MICROPYTHON,
          typing("\u0003\u0003machine.bootloader()\r\n"),
          Trigger.MICROPYTHON_LINES,
          board -> {
            try (Terminal terminal = new Terminal(board)) {
              terminal.link().set(ModemLine.DTR, Level.RELEASED);
              terminal.link().set(ModemLine.DTR, Level.ASSERTED);
              terminal.link().set(ModemLine.RTS, Level.RELEASED);
            }
          },
          Trigger.MAPLE,
          board -> {
            try (Terminal terminal = new Terminal(board)) {
              for (int i = 0; i < 2; i++) {
                terminal.link().set(ModemLine.DTR, Level.RELEASED);
                terminal.link().set(ModemLine.DTR, Level.ASSERTED);
              }
              terminal.type("1EAF");
            }
          },
          Trigger.DFU_DETACH,
          TriggerTest::detach,
          Trigger.DFU_DETACH_AND_RESET,
          TriggerTest::detach);

  private static Pull typing(String text) {
    return board -> {
      try (Terminal terminal = new Terminal(board)) {
        terminal.type(text);
        terminal.sleep(Duration.ofMillis(150));
      }
    };
  }

  private static void detach(SimulatedF373 board) throws Exception {
    DfuBootloaders bus = new DfuBootloaders(board.finder(), board.clock());
    for (DfuIdentity application : bus.listApplications()) {
      bus.detach(application, Duration.ofSeconds(5));
    }
  }

  private static SimulatedF373 obeying(Trigger... triggers) {
    return AppImage.running(
        SimulatedF373.strict().application(SimulatedApp.lineProtocol().obeying(triggers)));
  }

  private static boolean inBootloader(SimulatedF373 board) {
    board.clock().sleep(Duration.ofSeconds(3));
    return board.running() instanceof Running.Bootloader;
  }

  @ParameterizedTest
  @EnumSource
  void isObeyedByThoseThatKnowIt(Trigger trigger) throws Exception {
    SimulatedF373 board = obeying(trigger);
    PULLS.get(trigger).on(board);
    assertThat(inBootloader(board)).isTrue();
    assertThat(board.violations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void meansNothingToThoseThatKnowOthers(Trigger trigger) throws Exception {
    EnumSet<Trigger> others = EnumSet.complementOf(EnumSet.of(trigger));
    if (trigger == Trigger.DFU_DETACH || trigger == Trigger.DFU_DETACH_AND_RESET) {
      others.removeAll(EnumSet.of(Trigger.DFU_DETACH, Trigger.DFU_DETACH_AND_RESET));
    }
    SimulatedF373 board = obeying(others.toArray(Trigger[]::new));
    PULLS.get(trigger).on(board);
    assertThat(inBootloader(board)).isFalse();
    assertThat(board.serialFinder().list()).hasSize(1);
  }

  @Test
  void theTouchIsTheReleaseOfDtrAtThatSpeedOnly() throws Exception {
    SimulatedF373 board = obeying(Trigger.TOUCH_1200_BAUD);
    try (Terminal terminal = new Terminal(board)) {
      terminal.link().configure(SerialSettings.standard().at(1200));
      terminal.link().set(ModemLine.RTS, Level.RELEASED);
      terminal.link().configure(SerialSettings.standard());
      terminal.link().set(ModemLine.DTR, Level.RELEASED);
      terminal.link().configure(SerialSettings.standard().at(1200));
    }
    assertThat(inBootloader(board)).isFalse();
  }

  @Test
  void betaflightsCharacterIsCancelledByOthers() throws Exception {
    for (String text : new String[] {"RR", "xR", "R\n"}) {
      SimulatedF373 board = obeying(Trigger.BETAFLIGHT_CHARACTER);
      typing(text).on(board);
      assertThat(inBootloader(board)).as(text).isFalse();
    }
    SimulatedF373 board = obeying(Trigger.BETAFLIGHT_CHARACTER);
    try (Terminal terminal = new Terminal(board)) {
      terminal.type("R");
      terminal.sleep(Duration.ofMillis(90));
      terminal.type("x");
    }
    assertThat(inBootloader(board)).isFalse();
  }

  @Test
  void mspIsAnsweredAndKnowsItsModes() throws Exception {
    SimulatedF373 board = obeying(Trigger.MSP_SET_REBOOT);
    try (Terminal terminal = new Terminal(board)) {
      byte[] onlyAReset = {'$', 'M', '<', 1, 68, 0, 69};
      terminal.type(onlyAReset);
      assertThat(terminal.read()).isEmpty();
      for (byte one : MSP_SET_REBOOT) {
        terminal.type(one);
      }
      assertThat(terminal.link().read(9, PAUSE))
          .isEqualTo(new byte[] {'$', 'M', '>', 1, 68, 1, 68});
    }
    assertThat(inBootloader(board)).isTrue();
  }

  @Test
  void mapleWantsMoreThanThreeChangesFirst() throws Exception {
    SimulatedF373 board = obeying(Trigger.MAPLE);
    try (Terminal terminal = new Terminal(board)) {
      terminal.link().set(ModemLine.DTR, Level.RELEASED);
      terminal.link().set(ModemLine.DTR, Level.ASSERTED);
      terminal.type("1EAF");
      assertThat(terminal.read()).isEmpty();
    }
    assertThat(inBootloader(board)).isFalse();
  }

  @Test
  void theRunTimeInterfaceIsSeenAsSuch() throws Exception {
    SimulatedF373 board = obeying(Trigger.DFU_DETACH_AND_RESET);
    assertThat(board.finder().list())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.mode()).isEqualTo(DfuIdentity.Mode.RUN_TIME);
              assertThat(it.bInterfaceNumber()).isEqualTo(2);
              assertThat(it.idProduct()).isEqualTo(0x5740);
              assertThat(it.functionalDescriptor().orElseThrow().willDetach()).isFalse();
            });
  }

  @Test
  void aResetThatComesTooLateAfterDetachIsNone() throws TransportException {
    SimulatedF373 board = obeying(Trigger.DFU_DETACH_AND_RESET);
    DfuIdentity application = board.finder().list().get(0);
    try (DfuTransport transport = board.finder().open(application)) {
      transport.controlOut(DfuRequest.DETACH, 500, new byte[0], Duration.ofSeconds(1));
      board.clock().sleep(Duration.ofMillis(501));
      transport.resetPort();
    }
    assertThat(inBootloader(board)).isFalse();
    assertThat(board.finder().list()).hasSize(1);
  }
}
