package io.github.stm32dfu.flash;

/**
 * A page that the image touches, and what becomes of it.
 *
 * @param image what it shall hold
 * @param fate what is done
 */
public record PlannedPage(PageImage image, Fate fate) {
  /** What is done with a page. */
  public enum Fate {
    /** It was read and holds the right bytes already. */
    SAME,
    /** It is erased, where it can be, and written: it differs, or was not compared. */
    REWRITE,
    /** It holds the vector table: erased before all others, written after them. */
    REWRITE_LAST
  }
}
