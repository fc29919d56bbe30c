package io.github.stm32dfu.cli.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.transport.SerialIdentity;
import java.util.ArrayList;
import java.util.List;

/**
 * Serial ports that were found.
 *
 * @param ports perhaps none
 */
public record PortsDocument(List<SerialIdentity> ports) implements Document {
  @Override
  public JsonObject json() {
    JsonArray list = new JsonArray();
    ports.forEach(port -> list.add(port(port)));
    JsonObject json = new JsonObject();
    json.add("ports", list);
    return json;
  }

  /** {@return one port as it stands in documents} */
  static JsonObject port(SerialIdentity port) {
    JsonObject json = new JsonObject();
    json.addProperty("name", port.name());
    json.addProperty("portPath", port.portPath().text().orElse(null));
    json.addProperty("idVendor", port.onUsb() ? port.idVendor().getAsInt() : null);
    json.addProperty("idProduct", port.onUsb() ? port.idProduct().getAsInt() : null);
    json.addProperty("serial", port.serial().asText().orElse(null));
    json.addProperty("product", port.product().asText().orElse(null));
    return json;
  }

  @Override
  public List<String> lines() {
    if (ports.isEmpty()) {
      return List.of("No serial port.");
    }
    List<String> lines = new ArrayList<>();
    int widest = ports.stream().mapToInt(port -> port.name().length()).max().orElse(0);
    for (SerialIdentity port : ports) {
      lines.add(port.name() + " ".repeat(widest - port.name().length()) + "  " + details(port));
    }
    return lines;
  }

  private static String details(SerialIdentity port) {
    if (!port.onUsb()) {
      return "not on USB";
    }
    return port.product().asText().map(text -> text + ", ").orElse("")
        + Hex.digits(port.idVendor().getAsInt(), 4)
        + ":"
        + Hex.digits(port.idProduct().getAsInt(), 4)
        + " at "
        + port.portPath()
        + port.serial().asText().map(text -> ", serial " + text).orElse("");
  }
}
