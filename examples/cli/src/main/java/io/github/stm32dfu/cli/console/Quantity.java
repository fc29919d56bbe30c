package io.github.stm32dfu.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Amounts as people read them. */
public final class Quantity {
  private static final int KILO = 1024;

  private Quantity() {}

  /**
   * {@return such as {@code 812 bytes}, {@code 34 KB}, {@code 1.5 MB}}
   *
   * @param bytes zero or more
   */
  public static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    double amount = bytes / (double) KILO;
    String unit = "KB";
    for (String larger : new String[] {"MB", "GB"}) {
      if (amount >= KILO) {
        amount /= KILO;
        unit = larger;
      }
    }
    return decimal(amount) + " " + unit;
  }

  /**
   * {@return such as {@code 12.3 KB/s}}
   *
   * @param bytes done
   * @param time that it took, more than nothing
   */
  public static String rate(long bytes, Duration time) {
    return bytes(bytes * 1000 / Math.max(1, time.toMillis())) + "/s";
  }

  /**
   * {@return such as {@code 2.1 s}, {@code 3 min 20 s}}
   *
   * @param time zero or more
   */
  public static String time(Duration time) {
    return time.toSeconds() < 60
        ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  /**
   * {@return such as {@code 4 s}, {@code 3 min 20 s}: full seconds, never 0}
   *
   * @param time zero or more
   */
  public static String roughly(Duration time) {
    long seconds = Math.max(1, (time.toMillis() + 999) / 1000);
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  /**
   * {@return such as {@code 1 page}, {@code 17 pages}}
   *
   * @param count zero or more
   * @param noun in the singular, its plural with an s
   */
  public static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String decimal(double amount) {
    String text = String.format(Locale.ROOT, amount < 100 ? "%.1f" : "%.0f", amount);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
