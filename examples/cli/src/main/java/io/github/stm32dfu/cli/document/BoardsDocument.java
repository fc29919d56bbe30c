package io.github.stm32dfu.cli.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.stm32dfu.bootloader.DeviceProfile;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.transport.AlternateSetting;
import io.github.stm32dfu.transport.DfuIdentity;
import java.util.ArrayList;
import java.util.List;

/**
 * Boards that were found.
 *
 * @param boards at least one
 */
public record BoardsDocument(List<DfuIdentity> boards) implements Document {
  @Override
  public JsonObject json() {
    JsonArray devices = new JsonArray();
    boards.forEach(board -> devices.add(device(board)));
    JsonObject json = new JsonObject();
    json.add("devices", devices);
    return json;
  }

  private static JsonObject device(DfuIdentity board) {
    JsonObject json = new JsonObject();
    json.addProperty("portPath", board.portPath().text().orElse(null));
    json.addProperty("serial", board.serial().asText().orElse(null));
    json.addProperty("idVendor", board.idVendor());
    json.addProperty("idProduct", board.idProduct());
    json.addProperty("bcdDevice", board.bcdDevice());
    json.addProperty("profile", DeviceProfile.of(board).name());
    json.addProperty(
        "wTransferSize", board.functionalDescriptor().map(any -> any.wTransferSize()).orElse(null));
    JsonArray alternates = new JsonArray();
    for (AlternateSetting alternate : board.alternateSettings()) {
      JsonObject one = new JsonObject();
      one.addProperty("alternateSetting", alternate.bAlternateSetting());
      one.addProperty("name", alternate.name().asText().orElse(null));
      alternates.add(one);
    }
    json.add("alternateSettings", alternates);
    return json;
  }

  @Override
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (DfuIdentity board : boards) {
      lines.add(DeviceProfile.of(board).name() + ", " + board);
      lines.add("  bootloader  release " + Hex.digits(board.bcdDevice(), 4));
      board
          .functionalDescriptor()
          .ifPresent(any -> lines.add("  transfers   " + any.wTransferSize() + " bytes at most"));
      for (AlternateSetting alternate : board.alternateSettings()) {
        lines.add("  memory " + alternate.bAlternateSetting() + "    " + alternate.name());
      }
    }
    return lines;
  }
}
