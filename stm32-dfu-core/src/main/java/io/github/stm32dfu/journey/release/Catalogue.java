package io.github.stm32dfu.journey.release;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What releases are for, said to a person who asked for something else. */
final class Catalogue {
  /** What one line of text has room for. */
  private static final int MOST = 8;

  private Catalogue() {}

  /** {@return the products with their hardware, such as {@code "Desk Lamp" (rev-b, rev-c)}} */
  static String of(List<Release> releases) {
    Map<String, Set<String>> hardware = new TreeMap<>();
    for (Release release : releases) {
      Set<String> names = hardware.computeIfAbsent(release.product(), product -> new TreeSet<>());
      names.addAll(release.hardware());
      if (release.hardware().isEmpty()) {
        names.add("any hardware");
      }
    }
    return hardware.isEmpty()
        ? "none at all"
        : some(
            hardware.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\" (" + some(entry.getValue()) + ")")
                .toList());
  }

  private static String some(Collection<String> texts) {
    String shown = String.join(", ", texts.stream().limit(MOST).toList());
    return texts.size() > MOST ? shown + " and " + (texts.size() - MOST) + " more" : shown;
  }
}
