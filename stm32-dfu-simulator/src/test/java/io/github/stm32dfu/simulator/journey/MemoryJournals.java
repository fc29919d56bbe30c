package io.github.stm32dfu.simulator.journey;

import io.github.stm32dfu.flash.journal.JournalStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Journals in memory. */
final class MemoryJournals implements JournalStore {
  private final Map<String, byte[]> journals = new TreeMap<>();

  boolean isEmpty() {
    return journals.isEmpty();
  }

  @Override
  public List<String> names() {
    return new ArrayList<>(journals.keySet());
  }

  @Override
  public byte[] read(String name) {
    return journals.get(name).clone();
  }

  @Override
  public void claim(String name) {
    // There is nobody else.
  }

  @Override
  public void create(String name, byte[] content) {
    journals.put(name, content.clone());
  }

  @Override
  public void append(String name, byte[] record) {
    byte[] before = journals.get(name);
    byte[] after = Arrays.copyOf(before, before.length + record.length);
    System.arraycopy(record, 0, after, before.length, record.length);
    journals.put(name, after);
  }

  @Override
  public void delete(String name) {
    journals.remove(name);
  }
}
