package io.github.stm32dfu.simulator.survival;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.Boot0;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.survival.Scene.Change;
import io.github.stm32dfu.simulator.survival.Scene.Start;
import io.github.stm32dfu.simulator.usbip.UsbIpOptions;
import io.github.stm32dfu.simulator.usbip.UsbIpServer;
import io.github.stm32dfu.transport.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A program that serves one board in real time, so that it outlives those who update it. */
final class BoardMain {
  static final Scene SCENE = new Scene(new FlashGeometry(16, 256), Start.PLAIN, Change.EVERY_PAGE);

  /** Fast, but not so fast that nobody can be killed in between. */
  private static final Timing TIMING =
      new Timing(
          Duration.ofMillis(4),
          Duration.ofMillis(4),
          Duration.ofNanos(20_000),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO);

  private BoardMain() {}

  public static void main(String[] arguments) throws IOException {
    SimulatedF373 board =
        SCENE.board(1, it -> it.clock(Clock.system()).timing(TIMING).boot0(Boot0.HIGH));
    try (UsbIpServer server =
            UsbIpServer.start(UsbIpOptions.loopback().withPort(0), List.of(board));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("port " + server.port());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println("answer " + answer(line, board));
      }
    }
  }

  private static String answer(String question, SimulatedF373 board) {
    return switch (question) {
      case "factory" -> factory(board);
      case "bootloader" -> intoBootloader(board);
      case "flash" -> Hex.bytes(board.flash());
      case "torn" -> board.tornPages().toString();
      default -> throw new IllegalArgumentException(question);
    };
  }

  private static String factory(SimulatedF373 board) {
    board.loadFlash(FlashGeometry.BASE, SCENE.factory(Scene.OLD, 1));
    board.powerOff();
    board.powerOn();
    return "done";
  }

  /** BOOT0 is high. A board that waits in its bootloader is left alone. */
  private static String intoBootloader(SimulatedF373 board) {
    if (!(board.running() instanceof Running.Bootloader)) {
      board.powerOff();
      board.powerOn();
    }
    return "done";
  }
}
