package io.github.stm32dfu.error;

import java.util.Arrays;
import java.util.List;

/** The device holds something else than what was written, however often it was written. */
public final class VerifyException extends DfuException {
  private static final long serialVersionUID = 1L;

  private final long start;
  private final byte[] expected;
  private final byte[] seen;
  private final List<Long> pages;

  /**
   * Reports a page that reads back different.
   *
   * @param start address of the page
   * @param expected bytes of the page
   * @param seen as many bytes, of which at least one differs
   * @param pages addresses of all pages that are known to differ, this one among them
   * @param message the first address that differs in hex, the expected and the seen byte
   * @param hint what the person does next
   */
  public VerifyException(
      long start, byte[] expected, byte[] seen, List<Long> pages, String message, Hint hint) {
    super(message, hint);
    if (expected.length != seen.length || Arrays.equals(expected, seen)) {
      throw new IllegalArgumentException("nothing differs");
    }
    this.start = start;
    this.expected = expected.clone();
    this.seen = seen.clone();
    this.pages = List.copyOf(pages);
  }

  /** {@return the address of the page} */
  public long start() {
    return start;
  }

  /** {@return the address of the first byte that differs} */
  public long address() {
    return start + Arrays.mismatch(expected, seen);
  }

  /** {@return a copy of the bytes that the page should hold} */
  public byte[] expected() {
    return expected.clone();
  }

  /** {@return a copy of the bytes that the page holds} */
  public byte[] seen() {
    return seen.clone();
  }

  /** {@return the addresses of all pages that are known to differ, in rising order} */
  public List<Long> pages() {
    return pages;
  }

  /** What a page reads back may be chance, as after a pulse that was too weak. */
  @Override
  public boolean isTransient() {
    return true;
  }
}
