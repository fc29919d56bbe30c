package io.github.stm32dfu.cli.option;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers from 0 to 2^32, as {@code 0x08000000}, {@code 2048}, {@code 16K} or {@code 1M}. */
public final class NumberConverter implements ITypeConverter<Long> {
  private static final Pattern NUMBER = Pattern.compile("(0[xX][0-9a-fA-F]+|[0-9]+)([kKmM]?)");
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(32);

  /** Remembers nothing. */
  public NumberConverter() {}

  @Override
  public Long convert(String text) {
    Matcher number = NUMBER.matcher(text.strip());
    if (!number.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no number; write 0x08000000, 2048, 16K or 1M");
    }
    String digits = number.group(1).toLowerCase(Locale.ROOT);
    if (digits.matches("0[0-9]+")) {
      // Whoever writes 08000000 means hex, and 8000000 is a valid address as well.
      throw new TypeConversionException(
          "'" + text + "' begins with 0: write 0x" + digits + " if hex is meant");
    }
    BigInteger value =
        digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
    int shift =
        switch (number.group(2)) {
          case "k", "K" -> 10;
          case "m", "M" -> 20;
          default -> 0;
        };
    BigInteger scaled = value.shiftLeft(shift);
    if (scaled.compareTo(MOST) > 0) {
      throw new TypeConversionException("'" + text + "' is more than 32 bits can address");
    }
    return scaled.longValueExact();
  }
}
