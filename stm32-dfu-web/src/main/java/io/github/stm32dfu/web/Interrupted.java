package io.github.stm32dfu.web;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.web.js.JsObject;
import org.teavm.jso.JSObject;

/** Interrupted updates as plain objects. */
final class Interrupted {
  private Interrupted() {}

  static JSObject of(UpdateJournal journal) {
    return new JsObject()
        .with("name", journal.name())
        .with("stage", Plans.name(journal.stage()))
        .with("description", journal.head().toString())
        .withText("product", journal.head().product())
        .withText("versionTo", journal.head().versionTo())
        .withText("fileName", journal.head().fileName())
        .withText("serial", journal.head().board().serial())
        .build();
  }

  static JournalException unknown(String name) {
    return new JournalException(
        JournalException.Kind.IO, "no interrupted update is named " + name, Hint.NAME_UPDATE);
  }
}
