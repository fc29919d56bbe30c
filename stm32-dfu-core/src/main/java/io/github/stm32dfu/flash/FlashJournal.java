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
  /**
   * {@return the pages that were begun and not finished, by this run or one before; they are erased
   * again even where they read right, since a cut pulse leaves cells that do not stay so}
   */
  List<BegunPage> begun();

  /**
   * Notes that a page is about to be erased or written. Safe from a crash once this returns.
   *
   * @param page with what it held
   * @throws DfuException where it cannot be written down; the page must not be touched then
   */
  void begins(BegunPage page) throws DfuException;

  /**
   * Notes that a page was read back and is right. Need not be safe from a crash.
   *
   * @param page that was begun
   * @throws DfuException where it cannot be written down
   */
  void ends(AddressRange page) throws DfuException;

  /** {@return a journal that forgets everything: kept bytes are at risk} */
  static FlashJournal none() {
    return NoJournal.INSTANCE;
  }
}
