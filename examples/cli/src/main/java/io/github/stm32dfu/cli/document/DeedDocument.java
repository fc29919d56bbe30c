package io.github.stm32dfu.cli.document;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * A simple thing that was done.
 *
 * @param json for programs
 * @param lines for people
 * @param warnings of which a person should know
 */
public record DeedDocument(JsonObject json, List<String> lines, List<String> warnings)
    implements Document {
  public DeedDocument {
    lines = List.copyOf(lines);
    warnings = List.copyOf(warnings);
  }
}
