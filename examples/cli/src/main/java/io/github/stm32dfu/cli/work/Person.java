package io.github.stm32dfu.cli.work;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.journey.DeviceChooser;
import java.util.List;
import java.util.Optional;

/** Whoever typed the command: asked at a terminal, and not at all where there is none. */
public final class Person implements DeviceChooser {
  /** What the command line said already. */
  public enum Said {
    /** Nothing of which board is meant. */
    NOTHING,
    /** The board: what may be about it, is. */
    WHICH_BOARD
  }

  private final Console console;
  private final Said said;

  /**
   * Knows somebody.
   *
   * @param console at which they sit, perhaps
   * @param said what they said already
   */
  public Person(Console console, Said said) {
    this.console = console;
    this.said = said;
  }

  @Override
  public <T> Optional<T> choose(Question question, List<T> candidates) {
    if (question == Question.WHICH_INTERRUPTED_UPDATE
        && said == Said.WHICH_BOARD
        && candidates.size() == 1) {
      return Optional.of(candidates.get(0));
    }
    console.say(text(question));
    for (int i = 0; i < candidates.size(); i++) {
      console.say("  " + (i + 1) + "  " + candidates.get(i));
    }
    return console
        .ask("number, or nothing: ")
        .filter(answer -> answer.matches("[1-9][0-9]{0,2}"))
        .map(answer -> Integer.parseInt(answer) - 1)
        .filter(index -> index < candidates.size())
        .map(candidates::get);
  }

  private static String text(Question question) {
    return switch (question) {
      case WHICH_BOARD -> "Which board is meant?";
      case WHICH_BOOTLOADER -> "Which bootloader is that of the board?";
      case WHICH_APPLICATION -> "Which port is that of the updated board?";
      case WHICH_INTERRUPTED_UPDATE -> "Is this the board whose update was interrupted?";
    };
  }
}
