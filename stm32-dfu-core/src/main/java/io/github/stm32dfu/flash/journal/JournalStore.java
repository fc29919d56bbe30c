package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.error.DfuException;
import java.util.List;

/**
 * Where journals of updates are kept: a folder, or a browser's database. A name is 1 to 100
 * letters, digits and hyphens, chosen by this library and never made of what a device says.
 */
public interface JournalStore {
  /** Most bytes of a journal that is written or read. */
  int MOST_BYTES = 64 << 20;

  /**
   * {@return the names of all journals, in no order; none where nothing was ever kept}
   *
   * @throws DfuException where the store cannot be read
   */
  List<String> names() throws DfuException;

  /**
   * {@return all bytes of a journal, perhaps with a torn end}
   *
   * @param name one of {@link #names()}
   * @throws DfuException where it cannot be read
   */
  byte[] read(String name) throws DfuException;

  /**
   * Keeps everybody else from changing a journal, until it is deleted or this store is done with.
   * Claiming once more does nothing.
   *
   * @param name of a journal, also of one that is not there yet
   * @throws DfuException where another user of the store has claimed it
   */
  void claim(String name) throws DfuException;

  /**
   * Makes a journal, or replaces it. After a crash there is the old one or the new one, never a
   * part.
   *
   * @param name of a journal that was claimed
   * @param content to begin with; safe from a crash once this returns
   * @throws DfuException where there is no room, or the store cannot be written
   */
  void create(String name, byte[] content) throws DfuException;

  /**
   * Adds to the end of a journal.
   *
   * @param name of a journal that was claimed and created
   * @param records safe from a crash once this returns; where it throws, or the host is killed in
   *     it, any part of them may be there
   * @throws DfuException where there is no room, or the store cannot be written
   */
  void append(String name, byte[] records) throws DfuException;

  /**
   * Drops a journal, if it is there.
   *
   * @param name of a journal that was claimed
   * @throws DfuException where the store cannot be written
   */
  void delete(String name) throws DfuException;
}
