package io.github.stm32dfu.cli.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.stm32dfu.memory.AddressRange;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Pieces that several documents have. */
final class JsonParts {
  private JsonParts() {}

  static JsonObject range(AddressRange range) {
    JsonObject json = new JsonObject();
    json.addProperty("address", range.start());
    json.addProperty("size", range.size());
    return json;
  }

  static JsonArray ranges(List<AddressRange> ranges) {
    JsonArray json = new JsonArray();
    ranges.forEach(range -> json.add(range(range)));
    return json;
  }

  static JsonArray texts(List<String> texts) {
    JsonArray json = new JsonArray();
    texts.forEach(json::add);
    return json;
  }

  static JsonElement number(OptionalLong number) {
    return number.isPresent() ? new JsonPrimitive(number.getAsLong()) : JsonNull.INSTANCE;
  }

  static JsonElement seconds(Duration time) {
    return new JsonPrimitive(time.toMillis() / 1000.0);
  }
}
