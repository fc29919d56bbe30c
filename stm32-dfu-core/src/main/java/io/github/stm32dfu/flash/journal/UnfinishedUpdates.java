package io.github.stm32dfu.flash.journal;

import java.util.List;

/**
 * All journals of a store.
 *
 * @param journals that can be used, by their names
 * @param problems of those that cannot
 */
public record UnfinishedUpdates(List<UpdateJournal> journals, List<JournalProblem> problems) {
  public UnfinishedUpdates {
    journals = List.copyOf(journals);
    problems = List.copyOf(problems);
  }

  /**
   * {@return the journals that may be about a board}
   *
   * @param seen the board
   * @param match how sure that must be
   */
  public List<UpdateJournal> about(BoardMark seen, JournalMatch match) {
    return journals.stream()
        .filter(journal -> journal.head().board().compare(seen) == match)
        .toList();
  }
}
