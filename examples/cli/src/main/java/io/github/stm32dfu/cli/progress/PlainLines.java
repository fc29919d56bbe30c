package io.github.stm32dfu.cli.progress;

import io.github.stm32dfu.cli.console.Console;
import io.github.stm32dfu.cli.console.Quantity;

/** A line for each quarter of the work, for logs. */
final class PlainLines implements Progress {
  private static final int PARTS = 4;

  private final Console console;
  private String work = "";
  private long part;

  PlainLines(Console console) {
    this.console = console;
  }

  @Override
  public void show(String ofWork, String phase, long done, long total) {
    if (!ofWork.equals(work)) {
      work = ofWork;
      part = 0;
    }
    long reached = total == 0 ? PARTS : done * PARTS / total;
    if (reached > part) {
      part = reached;
      console.say(work + " " + reached * 100 / PARTS + " % of " + Quantity.bytes(total));
    }
  }

  @Override
  public void say(String line) {
    console.say(line);
  }

  @Override
  public void close() {
    // Every line is complete already.
  }
}
