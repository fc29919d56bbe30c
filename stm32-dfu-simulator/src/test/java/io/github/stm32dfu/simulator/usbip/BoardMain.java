package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.transport.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A program that serves one board in real time. Its first line is the TCP port, then come events;
 * it answers each line that it reads, and ends with its input.
 */
final class BoardMain {
  static final FlashGeometry GEOMETRY = new FlashGeometry(16, 256);

  private BoardMain() {}

  public static void main(String[] arguments) throws IOException {
    SimulatedF373 board = SimulatedF373.strict().clock(Clock.system()).geometry(GEOMETRY).build();
    UsbIpOptions options =
        UsbIpOptions.loopback()
            .withPort(0)
            .withListener(event -> say("event " + event.getClass().getSimpleName()));
    try (UsbIpServer server = UsbIpServer.start(options, List.of(board));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      say("port " + server.port());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        say("answer " + answer(line, board));
      }
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static Object answer(String question, SimulatedF373 board) {
    return switch (question) {
      case "running" -> board.running().getClass().getSimpleName();
      case "violations" -> board.violations();
      case "torn" -> board.tornPages();
      case "flash" -> Hex.bytes(board.flash());
      default -> throw new IllegalArgumentException(question);
    };
  }
}
