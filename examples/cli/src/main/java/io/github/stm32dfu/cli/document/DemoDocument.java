package io.github.stm32dfu.cli.document;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * How the demo ended.
 *
 * @param flash what the run did
 * @param running what the board runs now, in one sentence
 */
public record DemoDocument(FlashDocument flash, String running) implements Document {
  @Override
  public JsonObject json() {
    return flash.json();
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>(flash.lines());
    lines.add(running);
    return lines;
  }

  @Override
  public List<String> warnings() {
    return flash.warnings();
  }
}
