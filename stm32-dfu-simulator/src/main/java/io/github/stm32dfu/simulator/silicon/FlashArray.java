package io.github.stm32dfu.simulator.silicon;

import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/**
 * Flash cells and their physics (RM0313, flash program and erase operations): erasing sets a page
 * to ones, programming needs an erased half-word, except that zero goes over anything.
 */
public final class FlashArray {
  private static final int ERASED = 0xFFFF;

  private final FlashGeometry geometry;
  private final byte[] cells;
  private final BitSet torn = new BitSet();

  /**
   * Makes an erased array.
   *
   * @param geometry its pages
   */
  public FlashArray(FlashGeometry geometry) {
    this.geometry = geometry;
    this.cells = new byte[geometry.size()];
    Arrays.fill(cells, (byte) 0xFF);
  }

  /**
   * Sets a page to ones, and heals it.
   *
   * @param page number from 0
   */
  public void erase(int page) {
    int start = page * geometry.pageSize();
    Arrays.fill(cells, start, start + geometry.pageSize(), (byte) 0xFF);
    torn.clear(page);
  }

  /**
   * Programs two bytes.
   *
   * @param offset from the start of the flash, even
   * @param value little endian half-word
   * @return false where the cells were not erased and keep what they hold
   */
  public boolean program(int offset, int value) {
    if (!canProgram(offset, value)) {
      return false;
    }
    put(offset, value);
    return true;
  }

  /**
   * Erases a page only partly: each cell that held a zero may still hold it.
   *
   * @param page number from 0
   * @param chance decides
   */
  public void tearErase(int page, Random chance) {
    int start = page * geometry.pageSize();
    for (int at = start; at < start + geometry.pageSize(); at++) {
      cells[at] |= (byte) chance.nextInt();
    }
    torn.set(page);
  }

  /**
   * Programs two bytes only partly: each cell that should become zero may still hold a one.
   *
   * @param offset from the start of the flash, even
   * @param value what should have been programmed
   * @param chance decides
   */
  public void tearProgram(int offset, int value, Random chance) {
    if (canProgram(offset, value)) {
      put(offset, get(offset) & (value | chance.nextInt()));
      torn.set(offset / geometry.pageSize());
    }
  }

  /**
   * {@return whether a pulse was cut within a page since it was last erased, so that its cells may
   * read otherwise tomorrow}
   *
   * @param page number from 0
   */
  public boolean isTorn(int page) {
    return torn.get(page);
  }

  /** {@return the numbers of all torn pages} */
  public BitSet torn() {
    return (BitSet) torn.clone();
  }

  /**
   * Marks pages as torn, as they were when they were saved.
   *
   * @param pages their numbers
   */
  public void markTorn(BitSet pages) {
    torn.or(pages);
  }

  /**
   * Replaces bytes as a programmer on the test bench would, pages healed.
   *
   * @param offset from the start of the flash
   * @param data that fits
   */
  public void load(int offset, byte[] data) {
    System.arraycopy(data, 0, cells, offset, data.length);
    if (data.length > 0) {
      torn.clear(
          offset / geometry.pageSize(), (offset + data.length - 1) / geometry.pageSize() + 1);
    }
  }

  /**
   * {@return a copy of some bytes}
   *
   * @param offset from the start of the flash
   * @param length that fits
   */
  public byte[] read(int offset, int length) {
    return Arrays.copyOfRange(cells, offset, offset + length);
  }

  /** {@return the pages} */
  public FlashGeometry geometry() {
    return geometry;
  }

  private boolean canProgram(int offset, int value) {
    return value == 0 || get(offset) == ERASED;
  }

  private int get(int offset) {
    return (cells[offset] & 0xFF) | (cells[offset + 1] & 0xFF) << 8;
  }

  private void put(int offset, int value) {
    cells[offset] = (byte) value;
    cells[offset + 1] = (byte) (value >> 8);
  }
}
