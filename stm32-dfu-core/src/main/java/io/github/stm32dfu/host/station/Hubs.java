package io.github.stm32dfu.host.station;

import io.github.stm32dfu.transport.DfuIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The boards behind each hub, in the order in which they were given. */
record Hubs(Map<String, List<DfuIdentity>> boards) {
  static Hubs of(List<DfuIdentity> all) {
    Map<String, List<DfuIdentity>> boards = new LinkedHashMap<>();
    for (DfuIdentity board : all) {
      boards.computeIfAbsent(hub(board), hub -> new ArrayList<>()).add(board);
    }
    return new Hubs(boards);
  }

  /** What is left of a port path such as 1-5.2 without its last port; 1-5 is on the root hub. */
  private static String hub(DfuIdentity board) {
    String path = board.portPath().text().orElse("");
    int last = Math.max(path.lastIndexOf('.'), path.lastIndexOf('-'));
    return path.substring(0, Math.max(0, last));
  }
}
