package io.github.stm32dfu.cli.document;

import com.google.gson.JsonObject;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.memory.Hex;
import java.util.ArrayList;
import java.util.List;

/**
 * A firmware file that has got its tag.
 *
 * @param written the file
 * @param address of the tag that it has got
 * @param speaking the tag that speaks for the image from now on
 */
public record TagDocument(ConvertDocument written, long address, ImageTag speaking)
    implements Document {
  /**
   * {@return the document of a file}
   *
   * @param written the file
   * @param address of the tag that it has got
   */
  public static TagDocument of(ConvertDocument written, long address) {
    return new TagDocument(written, address, ImageTag.find(written.file().image()).orElseThrow());
  }

  @Override
  public JsonObject json() {
    JsonObject json = written.json();
    json.addProperty("result", "tagged");
    json.add("warnings", JsonParts.texts(warnings()));
    json.add("tag", JsonParts.tag(speaking, written.file().image()));
    return json;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>(written.lines());
    lines.add(
        speaking
            + ", CRC-32 0x"
            + Hex.digits(speaking.crc32(), 8)
            + " over "
            + speaking.covers()
            + ".");
    return lines;
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(written.warnings());
    if (speaking.address() != address) {
      warnings.add(
          "another tag, at "
              + Hex.address(speaking.address())
              + ", covers more and speaks for the image");
    }
    return warnings;
  }
}
