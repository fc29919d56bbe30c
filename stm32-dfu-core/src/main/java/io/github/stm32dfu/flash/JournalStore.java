package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.DfuException;
import java.util.List;

/**
 * Where journals of updates are kept: a folder, or a browser's database. A name is 1 to 100
 * letters, digits and hyphens, chosen by this library and never made of what a device says.
 */
public interface JournalStore {
  /**
   * {@return the names of all journals, in no order}
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
   * Makes a journal, or replaces it. After a crash there is the old one or the new one, never a
   * part.
   *
   * @param name of the journal
   * @param content to begin with; safe from a crash once this returns
   * @throws DfuException where there is no room, or the store cannot be written
   */
  void create(String name, byte[] content) throws DfuException;

  /**
   * Adds to the end of a journal.
   *
   * @param name of one that was created
   * @param record safe from a crash once this returns
   * @throws DfuException where there is no room, or the store cannot be written
   */
  void append(String name, byte[] record) throws DfuException;

  /**
   * Drops a journal, if it is there.
   *
   * @param name of the journal
   * @throws DfuException where the store cannot be written
   */
  void delete(String name) throws DfuException;
}
