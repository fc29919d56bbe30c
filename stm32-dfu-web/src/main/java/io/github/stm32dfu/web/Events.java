package io.github.stm32dfu.web;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.flash.FlashEvent;
import io.github.stm32dfu.journey.FoundBoard;
import io.github.stm32dfu.journey.JourneyEvent;
import io.github.stm32dfu.journey.UpdateReport;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.web.js.JsObject;
import org.teavm.jso.JSObject;

/** What happens on a journey, as plain objects that {@code type} tells apart. */
final class Events {
  private Events() {}

  static JSObject of(JourneyEvent event) {
    if (event instanceof JourneyEvent.Found it) {
      return found(it.board());
    } else if (event instanceof JourneyEvent.Identified it) {
      return application("identified", it.application());
    } else if (event instanceof JourneyEvent.Resumed it) {
      return type("resumed").with("image", it.image()).build();
    } else if (event instanceof JourneyEvent.Triggered it) {
      return type("triggered").with("trigger", it.trigger().description()).build();
    } else if (event instanceof JourneyEvent.Awaiting it) {
      return type("awaiting")
          .with("awaited", Plans.name(it.awaited()))
          .with("millis", it.longest().toMillis())
          .build();
    } else if (event instanceof JourneyEvent.InBootloader it) {
      return bootloader("in-bootloader", it.device());
    } else if (event instanceof JourneyEvent.Flashing it) {
      return of(it.event());
    } else if (event instanceof JourneyEvent.Back it) {
      return application("back", it.application());
    } else if (event instanceof JourneyEvent.Finished it) {
      return type("finished").with("report", of(it.report())).build();
    } else if (event instanceof JourneyEvent.Failed it) {
      return type("failed").with("error", JsErrors.of(it.cause())).build();
    } else if (event instanceof JourneyEvent.Cancelled it) {
      return type("cancelled").with("error", JsErrors.of(it.cause())).build();
    }
    throw new AssertionError("an event of no known class");
  }

  static JSObject of(FlashEvent event) {
    if (event instanceof FlashEvent.Comparing it) {
      return type("comparing").with("done", it.bytesDone()).with("total", it.bytesTotal()).build();
    } else if (event instanceof FlashEvent.Planned it) {
      return type("planned").with("plan", Plans.of(it.plan())).build();
    } else if (event instanceof FlashEvent.StepDone it) {
      return Plans.of("step", it.step().range())
          .with("action", Plans.action(it.step()))
          .with("done", it.bytesDone())
          .with("total", it.bytesTotal())
          .build();
    } else if (event instanceof FlashEvent.Repairing it) {
      return Plans.of("repairing", it.page()).with("error", JsErrors.of(it.cause())).build();
    } else if (event instanceof FlashEvent.Leaving it) {
      return type("leaving").with("vectorTable", it.vectorTable()).build();
    } else if (event instanceof FlashEvent.Finished it) {
      return type("flashed").with("report", Plans.of(it.report())).build();
    } else if (event instanceof FlashEvent.Failed it) {
      return type("flash-failed").with("error", JsErrors.of(it.cause())).build();
    } else if (event instanceof FlashEvent.Cancelled it) {
      CancelledException cause = it.cause();
      return type("flash-cancelled").with("error", JsErrors.of(cause)).build();
    }
    throw new AssertionError("an event of no known class");
  }

  static JSObject of(UpdateReport report) {
    JsObject object =
        new JsObject()
            .with("image", report.image().toString())
            .with("from", of(report.from()))
            .with("to", of(report.to()))
            .with("check", Plans.name(report.check()))
            .with("millis", report.duration().toMillis())
            .withTexts("remarks", report.remarks());
    report.flash().ifPresent(flash -> object.with("flash", Plans.of(flash)));
    return object.build();
  }

  static JSObject of(AppIdentity application) {
    return described(new JsObject(), application).build();
  }

  static JSObject found(FoundBoard board) {
    if (board instanceof FoundBoard.InBootloader it) {
      return bootloader("found", it.device());
    }
    return type("found").with("runs", "application").with("board", board.toString()).build();
  }

  private static JSObject application(String type, AppIdentity application) {
    return described(type(type), application).build();
  }

  private static JsObject described(JsObject object, AppIdentity application) {
    return object
        .withText("product", application.product())
        .withText("version", application.version())
        .withText("uniqueId", application.uniqueId().map(Object::toString));
  }

  private static JSObject bootloader(String type, DfuIdentity device) {
    return type(type)
        .with("runs", "bootloader")
        .with("board", device.toString())
        .withText("serial", device.serial().asText())
        .build();
  }

  private static JsObject type(String type) {
    return new JsObject().with("type", type);
  }
}
