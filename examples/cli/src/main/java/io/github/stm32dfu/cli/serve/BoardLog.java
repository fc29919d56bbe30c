package io.github.stm32dfu.cli.serve;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.usbip.UsbIpEvent;
import io.github.stm32dfu.simulator.usbip.UsbIpListener;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Says what happens to the boards, a line each, and saves them whenever one was let go.
 *
 * @param console to say it on
 * @param boards that are served
 */
public record BoardLog(Console console, ServedBoards boards) implements UsbIpListener {
  @Override
  public void on(UsbIpEvent event) {
    say(event.toString());
    if (event instanceof UsbIpEvent.Released released) {
      boards.boards().stream()
          .filter(board -> board.portPath().toString().equals(released.busId()))
          .forEach(board -> say(state(board)));
      save();
    }
  }

  /**
   * {@return what a board executes, and what a host sees of it}
   *
   * @param board any
   */
  public static String state(SimulatedF373 board) {
    String name = "board " + board.portPath();
    Running running = board.running();
    if (running instanceof Running.Application application) {
      return name
          + " runs an application"
          + application.tag().map(tag -> ", " + tag).orElse("")
          + (application.damaged() ? ", which is damaged and does not get as far as USB" : "")
          + ", with "
          + application.vectorTable();
    }
    if (running instanceof Running.Nothing) {
      return name + " has no power, or BOOT0 low and nothing to start; it is not on the bus";
    }
    return name + " is in its bootloader";
  }

  private void save() {
    try {
      boards.save();
    } catch (IOException failure) {
      say(String.valueOf(failure.getMessage()));
    }
  }

  private void say(String line) {
    console.say(
        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + line);
  }
}
