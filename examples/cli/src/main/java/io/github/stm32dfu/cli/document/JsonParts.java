package io.github.stm32dfu.cli.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.TagCheck;
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

  /** {@return a tag, and whether the image is what it says} */
  static JsonObject tag(ImageTag tag, FirmwareImage image) {
    JsonObject json = new JsonObject();
    json.addProperty("address", tag.address());
    json.addProperty("product", tag.product());
    json.addProperty("version", tag.version());
    json.addProperty("base", tag.covers().start());
    json.addProperty("length", tag.covers().size());
    json.addProperty("crc32", tag.crc32());
    json.addProperty("valid", tag.check(image) instanceof TagCheck.Valid);
    return json;
  }

  static JsonElement seconds(Duration time) {
    return new JsonPrimitive(time.toMillis() / 1000.0);
  }
}
