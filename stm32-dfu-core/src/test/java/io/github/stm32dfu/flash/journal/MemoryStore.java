package io.github.stm32dfu.flash.journal;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Journals in memory, and a count of writes after which it takes none, like a full disk. */
final class MemoryStore implements JournalStore {
  final Map<String, byte[]> contents = new HashMap<>();
  int writesLeft = Integer.MAX_VALUE;
  int writes;

  @Override
  public List<String> names() {
    return new ArrayList<>(contents.keySet());
  }

  @Override
  public byte[] read(String name) throws JournalException {
    byte[] content = contents.get(name);
    if (content == null) {
      throw new JournalException(JournalException.Kind.IO, name + " is gone", Hint.NONE);
    }
    return content.clone();
  }

  @Override
  public void claim(String name) {}

  @Override
  public void create(String name, byte[] content) throws JournalException {
    write();
    contents.put(name, content.clone());
  }

  /** Where there is no room, half of it is there. */
  @Override
  public void append(String name, byte[] records) throws JournalException {
    byte[] old = read(name);
    try {
      write();
    } catch (JournalException full) {
      contents.put(name, joined(old, Arrays.copyOf(records, records.length / 2)));
      throw full;
    }
    contents.put(name, joined(old, records));
  }

  @Override
  public void delete(String name) throws JournalException {
    write();
    contents.remove(name);
  }

  private void write() throws JournalException {
    if (writesLeft == 0) {
      throw new JournalException(JournalException.Kind.NO_ROOM, "no room", Hint.FREE_DISK_SPACE);
    }
    writesLeft--;
    writes++;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return new FieldWriter().bytes(first).bytes(second).toByteArray();
  }
}
