package io.github.stm32dfu.cli.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.stm32dfu.simulator.Running;
import io.github.stm32dfu.simulator.SimulatedF373;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Boards that were served, as they are in the end.
 *
 * @param port of TCP on which they were, if any
 * @param terminal on which the first one's application was, if any
 * @param boards by port path
 */
public record ServedDocument(
    OptionalInt port, Optional<String> terminal, List<SimulatedF373> boards) implements Document {
  @Override
  public JsonObject json() {
    JsonArray all = new JsonArray();
    for (SimulatedF373 board : boards) {
      JsonObject one = new JsonObject();
      one.addProperty("portPath", board.portPath().toString());
      one.addProperty("transfers", board.transferLog().count());
      one.addProperty("running", running(board.running()));
      all.add(one);
    }
    JsonObject json = new JsonObject();
    json.addProperty("result", "stopped");
    json.addProperty("port", port.isPresent() ? port.getAsInt() : null);
    json.addProperty("pty", terminal.orElse(null));
    json.add("boards", all);
    return json;
  }

  @Override
  public List<String> lines() {
    return boards.stream()
        .map(
            board ->
                "Board %s took %d control transfers and ends with: %s."
                    .formatted(
                        board.portPath(), board.transferLog().count(), running(board.running())))
        .toList();
  }

  private static String running(Running running) {
    if (running instanceof Running.Bootloader) {
      return "bootloader";
    }
    return running instanceof Running.Application ? "application" : "nothing";
  }
}
