package io.github.stm32dfu.web;

import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.recording.Call;
import io.github.stm32dfu.transport.recording.Outcome;
import io.github.stm32dfu.transport.recording.RecordingEntry;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A recording as JSON, for the WebUSB look-alike. No string in it needs escapes. */
final class RecordedJson {
  private RecordedJson() {}

  static String of(List<RecordingEntry> entries) {
    RecordingEntry.Opened opened = (RecordingEntry.Opened) entries.get(0);
    String exchanges =
        entries.stream()
            .skip(1)
            .map(entry -> exchange((RecordingEntry.Exchange) entry))
            .collect(Collectors.joining(",\n"));
    return "{\"device\": " + device(opened.device()) + ",\n\"exchanges\": [\n" + exchanges + "]}";
  }

  private static String device(DfuIdentity device) {
    return "{\"vendorId\": "
        + device.idVendor()
        + ", \"productId\": "
        + device.idProduct()
        + ", \"bcdDevice\": "
        + device.bcdDevice()
        + ", \"serial\": \""
        + device.serial().asText().orElseThrow()
        + "\", \"wTransferSize\": "
        + device.functionalDescriptor().orElseThrow().wTransferSize()
        + ", \"bmAttributes\": "
        + device.functionalDescriptor().orElseThrow().bmAttributes()
        + ", \"names\": ["
        + device.alternateSettings().stream()
            .map(AlternateSetting::name)
            .map(name -> "\"" + name.asText().orElseThrow() + "\"")
            .collect(Collectors.joining(", "))
        + "]}";
  }

  private static String exchange(RecordingEntry.Exchange exchange) {
    return "[" + call(exchange.call()) + ", " + outcome(exchange.outcome()) + "]";
  }

  private static String call(Call call) {
    if (call instanceof Call.Out out) {
      return "\"out "
          + out.request().code()
          + " "
          + out.wValue()
          + " "
          + HexFormat.of().formatHex(out.data())
          + "\"";
    } else if (call instanceof Call.In in) {
      return "\"in " + in.request().code() + " " + in.wValue() + " " + in.wLength() + "\"";
    } else if (call instanceof Call.Select select) {
      return "\"select " + select.bAlternateSetting() + "\"";
    }
    return "\"reset\"";
  }

  private static String outcome(Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) {
      return "\"data " + HexFormat.of().formatHex(answered.data()) + "\"";
    } else if (outcome instanceof Outcome.Failed failed) {
      return "\"failed " + failed.kind() + "\"";
    }
    return "\"taken\"";
  }
}
