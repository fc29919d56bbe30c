package io.github.stm32dfu.cli.document;

import com.google.gson.JsonObject;
import java.util.List;

/** There is no update to be finished. */
public record NothingInterrupted() implements Document {
  @Override
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("result", "nothing to recover");
    return json;
  }

  @Override
  public List<String> lines() {
    return List.of("No update was interrupted.");
  }
}
