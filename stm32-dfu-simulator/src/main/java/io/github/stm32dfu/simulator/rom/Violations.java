package io.github.stm32dfu.simulator.rom;

import java.util.ArrayList;
import java.util.List;

/** What a host did that it must not do, even where the board copes with it. */
public final class Violations {
  /** Most of them that are kept; a run that made so many needs no more. */
  private static final int KEPT = 1000;

  /** What is noted. */
  public enum Watch {
    /** Damage to the flash only. */
    FLASH,
    /** Everything that leaves the protocol as well. */
    FLASH_AND_PROTOCOL
  }

  private final Watch watch;
  private final List<String> found = new ArrayList<>();

  /**
   * Starts empty.
   *
   * @param watch what to note
   */
  public Violations(Watch watch) {
    this.watch = watch;
  }

  /** {@return what was found so far} */
  public List<String> found() {
    return List.copyOf(found);
  }

  /**
   * Notes damage to the flash.
   *
   * @param what for people
   */
  public void flash(String what) {
    if (found.size() < KEPT) {
      found.add(what);
    }
  }

  /**
   * Notes that the protocol was left.
   *
   * @param what for people
   */
  public void protocol(String what) {
    if (watch == Watch.FLASH_AND_PROTOCOL) {
      flash(what);
    }
  }
}
