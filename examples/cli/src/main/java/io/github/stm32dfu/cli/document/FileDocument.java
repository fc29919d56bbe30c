package io.github.stm32dfu.cli.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.stm32dfu.firmware.DfuSuffix;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.FirmwareTarget;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a firmware file says.
 *
 * @param name of the file
 * @param file that was read
 * @param tag that speaks for the image
 */
public record FileDocument(String name, FirmwareFile file, Optional<ImageTag> tag)
    implements Document {
  /**
   * {@return the document of a file}
   *
   * @param name of the file
   * @param file that was read
   */
  public static FileDocument of(String name, FirmwareFile file) {
    return new FileDocument(name, file, ImageTag.find(file.image()));
  }

  @Override
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("format", file.format().label());
    json.add("segments", segments(file.image()));
    if (!file.targets().isEmpty()) {
      JsonArray targets = new JsonArray();
      file.targets().forEach(target -> targets.add(target(target)));
      json.add("targets", targets);
    }
    json.add("suffix", file.suffix().map(FileDocument::suffix).orElse(JsonNull.INSTANCE));
    json.add("entry", JsonParts.number(file.entry()));
    json.add(
        "tag",
        tag.<JsonElement>map(found -> JsonParts.tag(found, file.image()))
            .orElse(JsonNull.INSTANCE));
    json.add("warnings", JsonParts.texts(warnings()));
    return json;
  }

  @Override
  public List<String> lines() {
    return new FileLines(this).lines();
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(file.warnings());
    tag.map(found -> found.check(file.image()))
        .filter(check -> !(check instanceof TagCheck.Valid))
        .ifPresent(check -> warnings.add(check.text()));
    return warnings;
  }

  private static JsonArray segments(FirmwareImage image) {
    JsonArray json = new JsonArray();
    for (Segment segment : image.segments()) {
      JsonObject one = JsonParts.range(segment.range());
      one.addProperty("sha256", Sha256.of(segment.toByteArray()));
      json.add(one);
    }
    return json;
  }

  private static JsonObject target(FirmwareTarget target) {
    JsonObject json = new JsonObject();
    json.addProperty("alternateSetting", target.bAlternateSetting());
    json.addProperty("name", target.name());
    json.add("segments", segments(target.image()));
    return json;
  }

  private static JsonElement suffix(DfuSuffix suffix) {
    JsonObject json = new JsonObject();
    json.addProperty("bcdDevice", suffix.bcdDevice());
    json.addProperty("idProduct", suffix.idProduct());
    json.addProperty("idVendor", suffix.idVendor());
    json.addProperty("bcdDFU", suffix.bcdDFU());
    json.addProperty("bLength", suffix.bLength());
    json.addProperty("dwCRC", suffix.dwCRC());
    return json;
  }
}
