package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.memory.AddressRange;
import java.util.List;

/**
 * What a run writes down before it destroys anything, so that the next one can finish it.
 *
 * <p>What stands here is intent. What the flash holds, only reading it back can tell.
 */
public interface FlashJournal {
  /** Where the bytes that a page keeps are while the page is erased. */
  enum Keeping {
    /** In memory: a run that is cut loses them. */
    IN_MEMORY,
    /** In the journal too: the next run puts them back. */
    IN_JOURNAL
  }

  /** {@return where kept bytes are while their page is erased} */
  Keeping keeping();

  /**
   * {@return the pages that were begun and not ended, by this run or one before; they are erased
   * again even where they read right, since a cut pulse leaves cells that do not stay so}
   */
  List<BegunPage> begun();

  /**
   * Notes that pages are about to be erased or written. Safe from a crash once this returns.
   *
   * @param pages with what they held; of a page that was begun before, the older note counts
   * @throws DfuException where it cannot be written down; the pages must not be touched then
   */
  void begins(List<BegunPage> pages) throws DfuException;

  /**
   * Notes that pages hold what they shall, as far as the device can be read. Need not be safe from
   * a crash: a page is then only written once more.
   *
   * @param pages that were begun
   * @throws DfuException where it cannot be written down
   */
  void ends(List<AddressRange> pages) throws DfuException;

  /**
   * Notes that the device holds all that it shall, as far as it can be read, and is about to leave.
   * Safe from a crash once this returns.
   *
   * @throws DfuException where it cannot be written down
   */
  void verified() throws DfuException;

  /** {@return a journal that forgets everything: kept bytes are at risk} */
  static FlashJournal none() {
    return NoJournal.INSTANCE;
  }
}
