package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.memory.Hex;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The 96 bits that the factory gave a part (RM0313, unique device ID register at 0x1FFFF7AC): the
 * only thing by which two boards are never confused. A ROM's serial number is made of it, and is
 * not unique.
 *
 * @param word0 at 0x1FFFF7AC
 * @param word1 at 0x1FFFF7B0
 * @param word2 at 0x1FFFF7B4
 */
public record UniqueId(int word0, int word1, int word2) {
  /** Serials that stand on many boards, and so say nothing (facts from public logs). */
  private static final Set<String> CONSTANTS =
      Set.of("FFFFFFFEFFFF", "STM32", "STM32FXSTM32", "AT32", "00000000010C", "3CBJ");

  private static final int DIGITS = 24;

  /**
   * {@return the id from its three words in hex, word 0 first, as an application gives it}
   *
   * @param text 24 hex digits, upper or lower case; anything else is no id
   */
  public static Optional<UniqueId> parse(String text) {
    boolean hex =
        text.length() == DIGITS && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return hex
        ? Optional.of(new UniqueId(word(text, 0), word(text, 8), word(text, 16)))
        : Optional.empty();
  }

  /**
   * {@return the serial numbers that a ROM may give a part with this id, the F3's first}
   *
   * <p>All begin with the sum of words 0 and 2. The F3's ROM ends with the high half of word 2, the
   * F2's and F4's, and ST's CDC example, with that of word 1 (libopencm3 issue 760, from
   * disassembly).
   */
  public List<String> romSerials() {
    String head = Hex.digits((word0 + word2) & 0xFFFF_FFFFL, 8);
    return List.of(head + Hex.digits(word2 >>> 16, 4), head + Hex.digits(word1 >>> 16, 4));
  }

  /**
   * {@return whether a bootloader with this serial is on another part than this one}
   *
   * @param serial as a device gives it; one that many boards share contradicts nothing
   */
  public boolean contradicts(String serial) {
    return !isConstantSerial(serial) && !romSerials().contains(serial.toUpperCase(Locale.ROOT));
  }

  /**
   * {@return whether a serial is one that many boards share}
   *
   * @param serial as a device gives it
   */
  public static boolean isConstantSerial(String serial) {
    return CONSTANTS.contains(serial.toUpperCase(Locale.ROOT));
  }

  /** {@return 24 hex digits, word 0 first} */
  @Override
  public String toString() {
    return hex(word0) + hex(word1) + hex(word2);
  }

  private static String hex(int word) {
    return Hex.digits(word & 0xFFFF_FFFFL, 8);
  }

  private static int word(String text, int at) {
    return (int) Long.parseLong(text.substring(at, at + 8), 16);
  }
}
