package io.github.stm32dfu.web;

import io.github.stm32dfu.flash.FlashPlan;
import io.github.stm32dfu.flash.FlashReport;
import io.github.stm32dfu.flash.FlashStep;
import io.github.stm32dfu.flash.PlannedPage;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.web.js.JsObject;
import java.util.List;
import java.util.Locale;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSBoolean;

/** Plans, their steps and what became of them, as plain objects. */
final class Plans {
  private Plans() {}

  static JSObject of(FlashPlan plan) {
    return new JsObject()
        .with("pages", JsObject.array(plan.pages().stream().map(Plans::of).toList()))
        .with("totalBytes", plan.totalBytes())
        .withNumber("leaveAddress", plan.leaveAddress())
        .with("verification", name(plan.verification()))
        .with("atRisk", ranges(plan.pagesAtRisk()))
        .withTexts("warnings", plan.warnings())
        .build();
  }

  static JSObject of(FlashReport report) {
    return new JsObject()
        .with("verification", name(report.verification()))
        .with("pagesErased", report.pagesErased())
        .with("pagesWritten", report.pagesWritten())
        .with("pagesSame", report.pagesSame())
        .with("bytesWritten", report.bytesWritten())
        .with("transfers", report.transfers())
        .with("millis", report.duration().toMillis())
        .withTexts("warnings", report.warnings())
        .build();
  }

  static JsObject of(String type, AddressRange range) {
    return new JsObject()
        .with("type", type)
        .with("start", range.start())
        .with("end", range.endExclusive());
  }

  static String action(FlashStep step) {
    if (step instanceof FlashStep.Erase) {
      return "erase";
    } else if (step instanceof FlashStep.Write) {
      return "write";
    } else if (step instanceof FlashStep.Verify) {
      return "verify";
    }
    return "manifest";
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JSObject of(PlannedPage page) {
    AddressRange range = page.image().range();
    return new JsObject()
        .with("start", range.start())
        .with("end", range.endExclusive())
        .with("fate", name(page.fate()))
        .with("blank", JSBoolean.valueOf(page.image().isBlank()))
        .build();
  }

  private static JSObject ranges(List<AddressRange> ranges) {
    return JsObject.array(
        ranges.stream()
            .map(
                range ->
                    new JsObject()
                        .with("start", range.start())
                        .with("end", range.endExclusive())
                        .build())
            .toList());
  }
}
