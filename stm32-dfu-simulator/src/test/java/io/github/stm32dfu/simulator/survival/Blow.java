package io.github.stm32dfu.simulator.survival;

/**
 * One harm at one moment of a run.
 *
 * @param harm of which kind
 * @param at the control transfer, the pulse of the flash or, where the host is killed, the call of
 *     the host to the world, each counted from 0 at the beginning of the run
 */
record Blow(Harm harm, long at) {
  static Blow parse(String text) {
    String[] parts = text.split("@", 2);
    return new Blow(Harm.valueOf(parts[0]), Long.parseLong(parts[1]));
  }

  @Override
  public String toString() {
    return harm + "@" + at;
  }
}
