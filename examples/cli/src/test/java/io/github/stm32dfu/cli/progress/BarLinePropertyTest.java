package io.github.stm32dfu.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.cli.console.Terminal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The bar's text. */
class BarLinePropertyTest {
  @Property
  void itNeverWrapsAndNeverLies(
      @ForAll @IntRange(min = 40, max = 300) int columns,
      @ForAll @LongRange(max = 1L << 32) long total,
      @ForAll @LongRange(max = 1000) long thousandths,
      @ForAll @IntRange(max = 100_000_000) int millis) {
    long done = total * thousandths / 1000;
    String line = bar(columns).text("compare", done, total, Duration.ofMillis(millis));
    assertThat(line).hasSizeLessThan(columns).startsWith("  compare");
    long percent = total == 0 ? 100 : done * 100 / total;
    assertThat(line).contains(" " + percent + " %");
    if (done == total) {
      assertThat(line).doesNotContain("░").doesNotContain("left");
    }
  }

  @Property
  void moreDoneIsNeverAShorterBar(
      @ForAll @LongRange(min = 1, max = 1L << 32) long total,
      @ForAll @LongRange(max = 1000) long one,
      @ForAll @LongRange(max = 1000) long other) {
    long less = cells(total, Math.min(one, other));
    assertThat(less).isLessThanOrEqualTo(cells(total, Math.max(one, other)));
  }

  private static long cells(long total, long thousandths) {
    return bar(80)
        .text("write", total * thousandths / 1000, total, Duration.ZERO)
        .chars()
        .filter(c -> c == '█')
        .count();
  }

  @Example
  void aPersonSeesPhaseShareRateAndTimeLeft() {
    assertThat(bar(81).text("write", 30 * 1024, 40 * 1024, Duration.ofSeconds(3)))
        .isEqualTo("  write   " + "█".repeat(30) + "░".repeat(10) + "   75 %  10 KB/s  1 s left");
  }

  @Example
  void aPlainTerminalGetsPlainCharacters() {
    Terminal ascii = new Terminal(Terminal.Kind.SCREEN, 60, StandardCharsets.US_ASCII);
    assertThat(BarLine.on(ascii).text("write", 1, 2, Duration.ZERO))
        .matches("  write   #+\\.+   50 %")
        .hasSizeLessThan(60);
  }

  private static BarLine bar(int columns) {
    return BarLine.on(new Terminal(Terminal.Kind.SCREEN, columns, StandardCharsets.UTF_8));
  }
}
