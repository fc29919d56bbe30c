package io.github.stm32dfu.cli.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.stm32dfu.cli.console.Quantity;
import io.github.stm32dfu.flash.FlashPlan;
import io.github.stm32dfu.flash.PlannedPage;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run would do.
 *
 * @param board that it would do it to
 * @param plan that nobody executes
 */
public record PlanDocument(String board, FlashPlan plan) implements Document {
  @Override
  public JsonObject json() {
    JsonObject json = new JsonObject();
    JsonArray pages = new JsonArray();
    plan.pages().forEach(page -> pages.add(page(page)));
    json.add("pages", pages);
    json.addProperty("write", plan.pages().size() - plan.same().size());
    json.addProperty("same", plan.same().size());
    json.addProperty("notCompared", plan.notCompared().size());
    json.addProperty("verified", FlashDocument.verified(plan.verification()));
    json.add("leave", JsonParts.number(plan.leaveAddress()));
    json.add("pagesAtRisk", JsonParts.ranges(plan.pagesAtRisk()));
    json.add("seconds", JsonParts.seconds(TimeEstimate.of(plan)));
    json.add("warnings", JsonParts.texts(plan.warnings()));
    return json;
  }

  private static JsonObject page(PlannedPage page) {
    JsonObject json = JsonParts.range(page.image().range());
    json.addProperty(
        "action",
        switch (page.fate()) {
          case SAME -> "same";
          case REWRITE -> "rewrite";
          case REWRITE_LAST -> "rewrite last";
        });
    json.add("kept", JsonParts.ranges(page.image().kept()));
    return json;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Plan for " + board + ":");
    runs().forEach(run -> lines.add("  " + run));
    lines.add("  " + summary(plan));
    if (plan.leaveAddress().isPresent()) {
      lines.add("  then start the application at " + Hex.address(plan.leaveAddress().getAsLong()));
    }
    return lines;
  }

  @Override
  public List<String> warnings() {
    return plan.warnings();
  }

  /**
   * {@return counts and time in one line}
   *
   * @param plan to be summed up
   */
  public static String summary(FlashPlan plan) {
    int same = plan.same().size();
    int write = plan.pages().size() - same;
    return write == 0
        ? "nothing to write: all " + Quantity.count(same, "page") + " are right already"
        : Quantity.count(write, "page")
            + " to write, "
            + same
            + " right already, "
            + notCompared(plan)
            + "about "
            + Quantity.roughly(TimeEstimate.of(plan));
  }

  private static String notCompared(FlashPlan plan) {
    int unread = plan.notCompared().size();
    return unread == 0 ? "" : unread + " not compared, ";
  }

  /** Neighbours of one fate share a line. */
  private List<PageRun> runs() {
    List<PageRun> runs = new ArrayList<>();
    for (PlannedPage page : plan.pages()) {
      int last = runs.size() - 1;
      if (last >= 0 && runs.get(last).takes(page)) {
        runs.set(last, runs.get(last).with(page));
      } else {
        AddressRange range = page.image().range();
        runs.add(new PageRun(range, 1, page.fate(), page.image().kept()));
      }
    }
    return runs;
  }
}
