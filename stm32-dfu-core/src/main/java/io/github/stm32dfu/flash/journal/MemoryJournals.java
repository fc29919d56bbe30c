package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Journals that end with the program: for simulations, tests, and programs that have nowhere to
 * write.
 */
public final class MemoryJournals implements JournalStore {
  private final Map<String, byte[]> journals = new TreeMap<>();

  /** Keeps nothing yet. */
  public MemoryJournals() {}

  @Override
  public List<String> names() {
    return List.copyOf(journals.keySet());
  }

  @Override
  public byte[] read(String name) throws JournalException {
    byte[] content = journals.get(name);
    if (content == null) {
      throw new JournalException(
          JournalException.Kind.IO, "there is no journal " + name, Hint.NONE);
    }
    return content.clone();
  }

  /** There is nobody else. */
  @Override
  public void claim(String name) {}

  @Override
  public void create(String name, byte[] content) {
    journals.put(name, content.clone());
  }

  @Override
  public void append(String name, byte[] records) throws JournalException {
    byte[] before = read(name);
    byte[] after = Arrays.copyOf(before, before.length + records.length);
    System.arraycopy(records, 0, after, before.length, records.length);
    journals.put(name, after);
  }

  @Override
  public void delete(String name) {
    journals.remove(name);
  }
}
