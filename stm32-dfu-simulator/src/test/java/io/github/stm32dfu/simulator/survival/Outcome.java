package io.github.stm32dfu.simulator.survival;

/** What a board is after something has hit its update: with power, plugged in, and BOOT0 low. */
enum Outcome {
  OLD_APPLICATION("old application"),
  NEW_APPLICATION("new application"),
  IN_THE_BOOTLOADER("in the bootloader"),
  NEEDS_BOOT0("needs BOOT0");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
