package io.github.stm32dfu.web;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareReader;
import io.github.stm32dfu.firmware.ReadOptions;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.journey.UpdateImage;
import io.github.stm32dfu.web.js.Bytes;
import io.github.stm32dfu.web.js.Given;
import io.github.stm32dfu.web.js.JsObject;
import java.util.Optional;
import java.util.OptionalLong;
import org.teavm.jso.JSObject;

/** Firmware files, as a page has them: bytes, and what it knows of them. */
final class Images {
  private Images() {}

  /** {@return a file that was read} */
  static UpdateImage read(JSObject bytes, Given about) throws DfuException {
    Optional<String> name = about.text("fileName");
    OptionalLong base = about.number("base");
    ReadOptions options = ReadOptions.defaults();
    if (name.isPresent()) {
      options = options.withFileName(name.get());
    }
    if (base.isPresent()) {
      options = options.withBase(base.getAsLong());
    }
    FirmwareFile file = FirmwareReader.read(Bytes.toJava(bytes), options);
    return UpdateImage.of(file, name.orElse("the file"));
  }

  /** {@return what is in it} */
  static JSObject describe(UpdateImage image) {
    FirmwareFile file = image.file();
    return new JsObject()
        .with("format", file.format().label())
        .with("name", image.name())
        .withText("product", image.product())
        .withText("version", image.version())
        .with("size", file.image().size())
        .with("addressed", file.addressed() == FirmwareFile.Addressing.KNOWN ? "known" : "unknown")
        .with("segments", JsObject.array(file.image().segments().stream().map(Images::of).toList()))
        .withNumber("entry", file.entry())
        .withTexts("warnings", image.remarks())
        .build();
  }

  private static JSObject of(Segment segment) {
    return new JsObject()
        .with("start", segment.range().start())
        .with("end", segment.range().endExclusive())
        .with("bytes", Bytes.toJs(segment.toByteArray()))
        .build();
  }
}
