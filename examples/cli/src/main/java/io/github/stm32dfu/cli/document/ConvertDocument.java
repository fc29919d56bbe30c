package io.github.stm32dfu.cli.document;

import com.google.gson.JsonObject;
import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.WriteOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that was written in another format.
 *
 * @param in that was read
 * @param out that was written
 * @param options by which it was written
 * @param file with its content
 */
public record ConvertDocument(Path in, Path out, WriteOptions options, FirmwareFile file)
    implements Document {
  private static final long HUGE = 64L * 1024 * 1024;

  /** {@return what a person should know before it is written, one sentence each} */
  public List<String> early() {
    long span = file.image().span().size();
    boolean filled =
        options.format() == FirmwareFormat.RAW || options.format() == FirmwareFormat.DFU;
    return filled && span > HUGE
        ? List.of(
            "the addresses lie far apart: "
                + out
                + " will have "
                + Quantity.bytes(span)
                + " for "
                + Quantity.bytes(file.image().size())
                + " of data")
        : List.of();
  }

  @Override
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("result", "converted");
    json.addProperty("in", in.toString());
    json.addProperty("out", out.toString());
    json.addProperty("from", file.format().label());
    json.addProperty("format", options.format().label());
    json.addProperty("bytes", file.image().size());
    json.addProperty("segments", file.image().segments().size());
    json.add("warnings", JsonParts.texts(file.warnings()));
    return json;
  }

  @Override
  public List<String> lines() {
    return List.of(
        in
            + " ("
            + file.format().label()
            + ") written to "
            + out
            + " ("
            + options.format().label()
            + "): "
            + Quantity.bytes(file.image().size())
            + " in "
            + Quantity.count(file.image().segments().size(), "segment")
            + ".");
  }

  @Override
  public List<String> warnings() {
    return file.warnings();
  }
}
