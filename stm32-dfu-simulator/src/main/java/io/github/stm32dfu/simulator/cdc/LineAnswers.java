package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.memory.Hex;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The board's side of docs/line-protocol.md: what a line is answered with.
 *
 * @param part that is asked about
 * @param tag of the image that runs
 */
record LineAnswers(Part part, Optional<ImageTag> tag) {
  private static final String UNKNOWN = "error unknown";
  private static final String SYNTAX = "error syntax";
  private static final String RANGE = "error range";
  private static final String CRC = "crc?";
  private static final Pattern CRC_ARGUMENTS =
      Pattern.compile("crc\\? 0x([0-9A-Fa-f]{1,8}) 0*([1-9][0-9]*)");

  /** More decimal digits are more than any memory has. */
  private static final int MOST_DIGITS = 10;

  String answer(String line) {
    if (line.equals("id?")) {
      return id();
    }
    return line.equals(CRC) || line.startsWith(CRC + " ") ? crc(line) : UNKNOWN;
  }

  private String id() {
    return "id "
        + tag.map(it -> pair("product", it.product()) + " " + pair("version", it.version()) + " ")
            .orElse("")
        + pair("uid", part.uniqueId().toString().replace(" ", ""))
        + " "
        + pair("rom", Hex.digits(part.romId(), 2));
  }

  private String crc(String line) {
    Matcher arguments = CRC_ARGUMENTS.matcher(line);
    if (!arguments.matches()) {
      return SYNTAX;
    }
    String length = arguments.group(2);
    if (length.length() > MOST_DIGITS) {
      return RANGE;
    }
    long address = Long.parseLong(arguments.group(1), 16);
    OptionalLong crc = part.crc32(address, Long.parseLong(length));
    return crc.isPresent()
        ? "crc "
            + Hex.address(address)
            + " "
            + length
            + " "
            + Hex.digits(crc.getAsLong(), 8).toLowerCase(Locale.ROOT)
        : RANGE;
  }

  /** A value with spaces stands in quotes, and so has none in it. */
  private static String pair(String key, String value) {
    String unquoted = value.replace('"', '\'');
    return key + "=" + (unquoted.contains(" ") ? "\"" + unquoted + "\"" : unquoted);
  }
}
