package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.bootloader.UniqueId;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import java.util.Locale;
import java.util.Optional;

/**
 * By what a board is known again.
 *
 * @param uniqueId of the part, as the application gave it
 * @param serial of its bootloader, not that of the application
 * @param port where it is plugged in
 */
public record BoardMark(Optional<UniqueId> uniqueId, Optional<String> serial, PortPath port) {
  private enum Same {
    YES,
    NO,
    UNKNOWN
  }

  /**
   * {@return the mark of a board whose bootloader is seen}
   *
   * @param bootloader on USB
   * @param uniqueId as its application gave it before, if it did
   */
  public static BoardMark of(DfuIdentity bootloader, Optional<UniqueId> uniqueId) {
    return new BoardMark(uniqueId, bootloader.serial().asText(), bootloader.portPath());
  }

  /**
   * {@return whether another sighting is the same board: by the unique id where both have it, else
   * by serial and port path together. A serial may be that of the bootloader, or one that a ROM
   * makes of the unique id. A serial that many boards share, or a port path alone, decides nothing,
   * and serials are not unique: boards of one lot can have the same.}
   *
   * @param seen a board that is there now
   */
  public JournalMatch compare(BoardMark seen) {
    if (uniqueId.isPresent() && seen.uniqueId.isPresent()) {
      return uniqueId.equals(seen.uniqueId) ? JournalMatch.YES : JournalMatch.NO;
    }
    PortPath.Match path = port.compare(seen.port);
    return switch (sameSerial(seen)) {
      case YES -> path == PortPath.Match.SAME ? JournalMatch.YES : JournalMatch.ASK;
      case NO -> JournalMatch.NO;
      case UNKNOWN ->
          path == PortPath.Match.DIFFERENT && !sameText(seen) ? JournalMatch.NO : JournalMatch.ASK;
    };
  }

  private Same sameSerial(BoardMark seen) {
    boolean nothingSaid = !saysSomething() || !seen.saysSomething();
    if (nothingSaid) {
      return Same.UNKNOWN;
    }
    if (sameText(seen) || isMadeOf(seen.serial, uniqueId) || isMadeOf(serial, seen.uniqueId)) {
      return Same.YES;
    }
    // How a ROM makes its serial is not documented: only two serials that were seen can differ.
    return serial.isPresent() && seen.serial.isPresent() ? Same.NO : Same.UNKNOWN;
  }

  /** A constant serial is none, and a board that has one makes it of no unique id. */
  private boolean saysSomething() {
    return serial.map(text -> !UniqueId.isConstantSerial(text)).orElse(uniqueId.isPresent());
  }

  private boolean sameText(BoardMark seen) {
    return serial.isPresent()
        && serial.map(BoardMark::folded).equals(seen.serial.map(BoardMark::folded));
  }

  private static boolean isMadeOf(Optional<String> serial, Optional<UniqueId> id) {
    return serial.isPresent()
        && id.isPresent()
        && id.get().romSerials().contains(folded(serial.get()));
  }

  private static String folded(String serial) {
    return serial.toUpperCase(Locale.ROOT);
  }

  /** {@return what is known, for people} */
  @Override
  public String toString() {
    return uniqueId.map(id -> "unique id " + id + ", ").orElse("")
        + serial.map(text -> "serial " + text + ", ").orElse("")
        + "port "
        + port;
  }
}
