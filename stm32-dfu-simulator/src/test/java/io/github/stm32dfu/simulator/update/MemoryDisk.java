package io.github.stm32dfu.simulator.update;

import io.github.stm32dfu.flash.journal.JournalStore;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder of journals that outlives every host. */
final class MemoryDisk implements JournalStore {
  private final Map<String, byte[]> files = new HashMap<>();

  @Override
  public List<String> names() {
    return new ArrayList<>(files.keySet());
  }

  @Override
  public byte[] read(String name) {
    return content(name).clone();
  }

  @Override
  public void claim(String name) {}

  @Override
  public void create(String name, byte[] content) {
    files.put(name, content.clone());
  }

  @Override
  public void append(String name, byte[] records) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(content(name));
    both.writeBytes(records);
    files.put(name, both.toByteArray());
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }

  private byte[] content(String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new AssertionError("no journal " + name + " in " + files.keySet());
    }
    return content;
  }

  /** {@return the bytes of all journals, to be compared} */
  List<byte[]> contents() {
    return files.keySet().stream().sorted().map(files::get).map(byte[]::clone).toList();
  }
}
