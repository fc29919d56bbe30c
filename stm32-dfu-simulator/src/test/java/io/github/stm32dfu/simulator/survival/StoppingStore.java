package io.github.stm32dfu.simulator.survival;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.flash.journal.JournalStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The journals of a program that stops at one of its writes: it says so, and does nothing more
 * until it is killed. An even number is before a write, the odd one that follows after it.
 */
final class StoppingStore implements JournalStore {
  private final JournalStore disk;
  private final int stopAt;
  private int moment;

  StoppingStore(JournalStore disk, int stopAt) {
    this.disk = disk;
    this.stopAt = stopAt;
  }

  /** {@return the moments so far, two for each write} */
  int moments() {
    return moment;
  }

  private void moment() {
    if (moment++ == stopAt) {
      System.out.println("stopped");
      try {
        System.in.transferTo(System.err);
      } catch (IOException ended) {
        throw new UncheckedIOException(ended);
      }
    }
  }

  @Override
  public List<String> names() throws DfuException {
    return disk.names();
  }

  @Override
  public byte[] read(String name) throws DfuException {
    return disk.read(name);
  }

  @Override
  public void claim(String name) throws DfuException {
    disk.claim(name);
  }

  @Override
  public void create(String name, byte[] content) throws DfuException {
    moment();
    disk.create(name, content);
    moment();
  }

  @Override
  public void append(String name, byte[] records) throws DfuException {
    moment();
    disk.append(name, records);
    moment();
  }

  @Override
  public void delete(String name) throws DfuException {
    moment();
    disk.delete(name);
    moment();
  }
}
