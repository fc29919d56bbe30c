package io.github.stm32dfu.cli.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * Journals that were dropped.
 *
 * @param names of them, perhaps none
 */
public record ForgottenDocument(List<String> names) implements Document {
  public ForgottenDocument {
    names = List.copyOf(names);
  }

  @Override
  public JsonObject json() {
    JsonArray forgotten = new JsonArray();
    names.forEach(forgotten::add);
    JsonObject json = new JsonObject();
    json.addProperty("result", names.isEmpty() ? "nothing to forget" : "forgotten");
    json.add("forgotten", forgotten);
    return json;
  }

  @Override
  public List<String> lines() {
    return names.isEmpty()
        ? List.of("No update was interrupted.")
        : names.stream().map(name -> "Forgotten: " + name + ".").toList();
  }
}
