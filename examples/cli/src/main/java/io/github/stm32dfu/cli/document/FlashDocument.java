package io.github.stm32dfu.cli.document;

import com.google.gson.JsonObject;
import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.Verification;
import io.github.stm32dfu.protocol.LeaveOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param report of it
 * @param from version before, where a tag of it was seen; one that the file has is looked for
 * @param to version after, where the flash has a tag
 */
public record FlashDocument(FlashReport report, Optional<String> from, Optional<String> to)
    implements Document {
  @Override
  public JsonObject json() {
    JsonObject pages = new JsonObject();
    pages.addProperty("erased", report.pagesErased());
    pages.addProperty("written", report.pagesWritten());
    pages.addProperty("same", report.pagesSame());
    JsonObject json = new JsonObject();
    json.addProperty("result", report.pagesWritten() == 0 ? "unchanged" : "updated");
    json.addProperty("verified", verified(report.verification()));
    json.addProperty("left", left());
    json.add("pages", pages);
    json.addProperty("bytes", report.bytesWritten());
    json.addProperty("transfers", report.transfers());
    json.add("seconds", JsonParts.seconds(report.duration()));
    if (!report.pagesAtRisk().isEmpty()) {
      json.add("pagesAtRisk", JsonParts.ranges(report.pagesAtRisk()));
    }
    json.addProperty("from", from.orElse(null));
    json.addProperty("to", to.orElse(null));
    return json;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(work());
    lines.add(version() + end());
    return lines;
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(report.warnings());
    if (report.left().equals(Optional.of(LeaveOutcome.STAYED))) {
      warnings.add(
          "the board took the command to start, but is still in its bootloader: replug it");
    }
    return warnings;
  }

  static String verified(Verification verification) {
    return verification == Verification.YES ? "yes" : "not possible";
  }

  private String work() {
    String time = " in " + Quantity.time(report.duration());
    if (report.pagesWritten() == 0) {
      return "All "
          + Quantity.count(report.pagesSame(), "page")
          + " were right already"
          + time
          + ".";
    }
    return Quantity.count(report.pagesWritten(), "page")
        + " written"
        + (report.verification() == Verification.YES
            ? ", read back and compared"
            : "; not verified, since this board cannot be read back")
        + ", "
        + report.pagesSame()
        + " were right already, "
        + Quantity.bytes(report.bytesWritten())
        + time
        + ".";
  }

  private String version() {
    if (to.isEmpty()) {
      return "";
    }
    String before =
        from.filter(old -> !from.equals(to)).map(old -> " (was " + old + ")").orElse("");
    return "The flash holds version " + to.get() + before + ". ";
  }

  private String end() {
    return switch (left()) {
      case "confirmed" -> "The application was started.";
      case "unconfirmed" -> "The application was started; the board left without a last answer.";
      default -> "The board is in its bootloader.";
    };
  }

  private String left() {
    return report
        .left()
        .map(
            outcome ->
                switch (outcome) {
                  case CONFIRMED -> "confirmed";
                  case UNCONFIRMED -> "unconfirmed";
                  case STAYED -> "no";
                })
        .orElse("no");
  }
}
