package io.github.stm32dfu.cli.document;

import com.google.gson.JsonObject;
import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.journey.UpdateReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a journey did.
 *
 * @param report of it
 */
public record UpdateDocument(UpdateReport report) implements Document {
  @Override
  public JsonObject json() {
    JsonObject json = report.flash().map(this::flashed).orElseGet(() -> UpdateDocument.untouched());
    json.add("seconds", JsonParts.seconds(report.duration()));
    json.addProperty("from", report.from().version().orElse(null));
    json.addProperty("to", report.to().version().or(() -> report.image().version()).orElse(null));
    json.addProperty(
        "product", report.to().product().or(() -> report.image().product()).orElse(null));
    json.addProperty(
        "uniqueId",
        report
            .to()
            .uniqueId()
            .or(() -> report.from().uniqueId())
            .map(Object::toString)
            .orElse(null));
    json.addProperty("checked", checked());
    json.add("port", PortsDocument.port(report.port()));
    return json;
  }

  private JsonObject flashed(FlashReport flash) {
    return new FlashDocument(flash, report.from().version(), report.to().version()).json();
  }

  private static JsonObject untouched() {
    JsonObject pages = new JsonObject();
    pages.addProperty("erased", 0);
    pages.addProperty("written", 0);
    pages.addProperty("same", 0);
    JsonObject json = new JsonObject();
    json.addProperty("result", "unchanged");
    json.addProperty("verified", "not possible");
    json.addProperty("left", "no");
    json.add("pages", pages);
    json.addProperty("bytes", 0);
    json.addProperty("transfers", 0);
    return json;
  }

  private String checked() {
    return switch (report.check()) {
      case VERSION -> "version";
      case CONTENTS -> "contents";
      case PORT_ONLY -> "port";
    };
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    report
        .flash()
        .ifPresent(
            flash ->
                lines.add(
                    new FlashDocument(flash, Optional.empty(), Optional.empty()).lines().get(0)));
    lines.add(end() + " (" + Quantity.time(report.duration()) + " in all)");
    return lines;
  }

  private String end() {
    String port = report.port().name();
    if (report.wasUpToDate()) {
      return port + " runs " + report.to() + " already; the board was left alone.";
    }
    return switch (report.check()) {
      case VERSION ->
          port
              + " answers: "
              + report.to()
              + report.from().version().map(old -> ", it was " + old).orElse("")
              + ".";
      case CONTENTS -> port + " answers, and its memory is the image, by its own checksum.";
      case PORT_ONLY -> port + " is back; which version it runs could not be asked.";
    };
  }

  @Override
  public List<String> warnings() {
    return report.remarks();
  }
}
