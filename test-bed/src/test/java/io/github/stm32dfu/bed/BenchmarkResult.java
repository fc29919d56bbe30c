package io.github.stm32dfu.bed;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a benchmark found.
 *
 * @param bytes in the image
 * @param series of all contenders in all cases
 */
record BenchmarkResult(int bytes, List<Series> series) {
  /** {@return the time in parts of the peer's on the same model of the ROM} */
  private double ratio(Series mine) {
    Series peer =
        series.stream()
            .filter(one -> one.aim().isEmpty() && one.what().model() == mine.what().model())
            .findFirst()
            .orElseThrow();
    return mine.median() / peer.median();
  }

  /** {@return a table as Markdown has it} */
  String table() {
    return text("%d KiB, %d runs each%n%n", bytes / 1024, series.get(0).runs().size())
        + text(
            "| case | ROM says | | median s | least | most | requests | reads back | of dfu-util | aim |%n")
        + text("|---|---|---|---|---|---|---|---|---|---|%n")
        + series.stream().map(this::row).collect(Collectors.joining());
  }

  String json() {
    return text(
        "{\"bytes\":%d,\"series\":[%s]}%n",
        bytes, series.stream().map(this::member).collect(Collectors.joining(",")));
  }

  private String row(Series one) {
    return text(
        "| %s | %s | %s | %.2f | %.2f | %.2f | %d | %s | %.3f | %s |%n",
        one.what().name(),
        one.what().model(),
        one.who().name(),
        one.median(),
        one.seconds().getMin(),
        one.seconds().getMax(),
        one.runs().get(0).transfers(),
        one.who().readsBack() ? "yes" : "no",
        ratio(one),
        one.aim().isPresent() ? text("%.2f", one.aim().getAsDouble()) : "");
  }

  private String member(Series one) {
    String runs =
        one.runs().stream()
            .map(run -> text("{\"seconds\":%.3f,\"requests\":%d}", run.seconds(), run.transfers()))
            .collect(Collectors.joining(","));
    return text(
        "{\"case\":\"%s\",\"romSays\":\"%s\",\"name\":\"%s\",\"verifies\":%b,"
            + "\"medianSeconds\":%.3f,\"ratio\":%.4f,\"runs\":[%s]}",
        one.what().name(),
        one.what().model(),
        one.who().name(),
        one.who().readsBack(),
        one.median(),
        ratio(one),
        runs);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
