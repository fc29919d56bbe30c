package io.github.stm32dfu.flash.journal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which board is being updated, and to what.
 *
 * @param board by which it is known again
 * @param product name of what the image is for
 * @param versionFrom of the application that was there before
 * @param versionTo of the image
 * @param fileName of the image, for people; the image itself is in the journal. Only the end of a
 *     long one is kept.
 */
public record JournalHead(
    BoardMark board,
    Optional<String> product,
    Optional<String> versionFrom,
    Optional<String> versionTo,
    Optional<String> fileName) {
  /** Most characters of a text. */
  public static final int MAX_TEXT = 1000;

  public JournalHead {
    fileName = fileName.map(JournalHead::end);
    for (Optional<String> text :
        List.of(board.serial(), board.port().text(), product, versionFrom, versionTo)) {
      if (text.isPresent() && text.get().length() > MAX_TEXT) {
        throw new IllegalArgumentException("a text of " + text.get().length() + " characters");
      }
    }
  }

  /**
   * {@return the head of an update of which only the board is known}
   *
   * @param board by which it is known again
   */
  public static JournalHead of(BoardMark board) {
    return new JournalHead(
        board, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - MAX_TEXT));
  }

  /** {@return from what to what, on which board} */
  @Override
  public String toString() {
    String what = product.or(() -> fileName).orElse("firmware");
    String versions =
        Stream.of(versionFrom.map(from -> " from " + from), versionTo.map(to -> " to " + to))
            .flatMap(Optional::stream)
            .reduce("", String::concat);
    return what + versions + " on the board with " + board;
  }
}
