package io.github.stm32dfu.web;

import io.github.stm32dfu.memory.MemoryLayout;
import io.github.stm32dfu.memory.SectorRun;
import io.github.stm32dfu.web.js.JsObject;
import org.teavm.jso.JSObject;

/** Memory layouts as plain objects. */
final class Layouts {
  private Layouts() {}

  static JSObject of(MemoryLayout layout) {
    return new JsObject()
        .with("name", layout.name())
        .with(
            "runs",
            JsObject.array(
                layout.regions().stream()
                    .flatMap(region -> region.runs().stream())
                    .map(Layouts::of)
                    .toList()))
        .build();
  }

  private static JSObject of(SectorRun run) {
    return new JsObject()
        .with("start", run.range().start())
        .with("end", run.range().endExclusive())
        .with("sectorSize", run.sectorSize())
        .with("access", String.valueOf(run.access().letter()))
        .build();
  }
}
