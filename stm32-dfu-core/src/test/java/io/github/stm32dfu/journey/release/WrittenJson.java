package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.memory.Hex;
import java.util.Locale;
import java.util.Random;

/**
 * A JSON text drawn by chance, in one of the many ways to write it, and what it means.
 *
 * @param text to be read
 * @param meaning objects and arrays as they are, strings in angle brackets, numbers, else {@code ?}
 */
record WrittenJson(String text, String meaning) {
  private static final String[] SPACES = {"", "", "", " ", "\n", "\r\n", "\t", " \n  "};
  private static final String[] OTHERS = {"true", "false", "null", "1.5", "-0.0", "1e9", "7E-2"};
  private static final String CHARACTERS = "aZ0\"\\/\b\f\n\r\t\u0000\u007F\u00FC\u20AC";
  private static final String SHORT = "\"\\/\b\f\n\r\t";
  private static final String SHORT_NAMES = "\"\\/bfnrt";

  static WrittenJson draw(Random chance) {
    return value(chance, 0);
  }

  private static WrittenJson value(Random chance, int depth) {
    WrittenJson bare =
        switch (chance.nextInt(depth < 5 ? 6 : 3)) {
          case 0 -> string(chance, chance.nextInt(12));
          case 1 -> number(chance);
          case 2 -> new WrittenJson(OTHERS[chance.nextInt(OTHERS.length)], "?");
          case 3, 4 -> members(chance, depth);
          default -> items(chance, depth);
        };
    return new WrittenJson(space(chance) + bare.text + space(chance), bare.meaning);
  }

  private static WrittenJson number(Random chance) {
    String digits = Long.toString(chance.nextLong() >> chance.nextInt(64));
    return new WrittenJson(digits, digits);
  }

  private static WrittenJson items(Random chance, int depth) {
    StringBuilder text = new StringBuilder("[" + space(chance));
    StringBuilder meaning = new StringBuilder("[");
    for (int i = chance.nextInt(4); i > 0; i--) {
      WrittenJson item = value(chance, depth + 1);
      String comma = i > 1 ? "," : "";
      text.append(item.text).append(comma);
      meaning.append(item.meaning).append(comma);
    }
    return new WrittenJson(text + "]", meaning + "]");
  }

  private static WrittenJson members(Random chance, int depth) {
    StringBuilder text = new StringBuilder("{" + space(chance));
    StringBuilder meaning = new StringBuilder("{");
    int count = chance.nextInt(4);
    for (int i = 0; i < count; i++) {
      // Names of different lengths are different.
      WrittenJson name = string(chance, i);
      WrittenJson member = value(chance, depth + 1);
      String comma = i < count - 1 ? "," : "";
      text.append(space(chance)).append(name.text).append(space(chance)).append(':');
      text.append(member.text).append(comma);
      meaning.append(name.meaning).append(member.meaning).append(comma);
    }
    return new WrittenJson(text + space(chance) + "}", meaning + "}");
  }

  private static WrittenJson string(Random chance, int length) {
    StringBuilder text = new StringBuilder("\"");
    StringBuilder meaning = new StringBuilder("<");
    for (int i = 0; i < length; i++) {
      char one = CHARACTERS.charAt(chance.nextInt(CHARACTERS.length()));
      text.append(character(one, chance));
      meaning.append(one);
    }
    return new WrittenJson(text + "\"", meaning + ">");
  }

  private static String character(char one, Random chance) {
    int named = SHORT.indexOf(one);
    boolean needsEscape = one < ' ' || one == '"' || one == '\\';
    return switch (chance.nextInt(3)) {
      case 0 -> "\\u" + Hex.digits(one, 4);
      case 1 -> named >= 0 ? "\\" + SHORT_NAMES.charAt(named) : escapedIf(needsEscape, one);
      default -> escapedIf(needsEscape, one);
    };
  }

  private static String escapedIf(boolean needed, char one) {
    return needed ? "\\u" + Hex.digits(one, 4).toLowerCase(Locale.ROOT) : "" + one;
  }

  private static String space(Random chance) {
    return SPACES[chance.nextInt(SPACES.length)];
  }
}
