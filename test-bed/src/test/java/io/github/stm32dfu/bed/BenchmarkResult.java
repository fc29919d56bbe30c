package io.github.stm32dfu.bed;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a benchmark found.
 *
 * @param bytes in the image
 * @param peer what is compared with
 * @param tool this project's
 */
record BenchmarkResult(int bytes, Contender peer, Contender tool) {
  double ratio() {
    return tool.median() / peer.median();
  }

  String table() {
    return text("%d KiB, %d runs each, seconds%n", bytes / 1024, peer.runs().size())
        + text("%-14s %7s %7s %7s %9s  %s%n", "", "median", "least", "most", "requests", "verifies")
        + row(peer)
        + row(tool)
        + text("%s / %s = %.3f%n", tool.name(), peer.name(), ratio());
  }

  String json() {
    String contenders =
        List.of(peer, tool).stream().map(BenchmarkResult::member).collect(Collectors.joining(","));
    return text("{\"bytes\":%d,\"ratio\":%.4f,\"contenders\":[%s]}%n", bytes, ratio(), contenders);
  }

  private static String row(Contender contender) {
    DoubleSummaryStatistics seconds =
        contender.runs().stream().mapToDouble(Contender.Run::seconds).summaryStatistics();
    return text(
        "%-14s %7.2f %7.2f %7.2f %9d  %s%n",
        contender.name(),
        contender.median(),
        seconds.getMin(),
        seconds.getMax(),
        contender.runs().get(0).transfers(),
        contender.readsBack() ? "yes" : "no");
  }

  private static String member(Contender contender) {
    String runs =
        contender.runs().stream()
            .map(run -> text("{\"seconds\":%.3f,\"requests\":%d}", run.seconds(), run.transfers()))
            .collect(Collectors.joining(","));
    return text(
        "{\"name\":\"%s\",\"verifies\":%b,\"medianSeconds\":%.3f,\"runs\":[%s]}",
        contender.name(), contender.readsBack(), contender.median(), runs);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
