package io.github.stm32dfu.journey;

import java.util.List;

/**
 * What a person does with a board that shows nothing on the bus, for programs to show. Only a board
 * without a boot stub gets there, by losing its power between the erase of the page with the vector
 * table and its last word.
 *
 * @param title one line
 * @param steps in their order, one or two sentences each
 */
public record RecoveryGuide(String title, List<String> steps) {
  public RecoveryGuide {
    steps = List.copyOf(steps);
  }

  /**
   * {@return the guide for an STM32F373 (AN2606, pattern 2: BOOT0 high and nBOOT1 set start the
   * ROM)}
   *
   * @param board as its user knows it, for example "Desk Lamp"
   */
  public static RecoveryGuide stm32f373(String board) {
    return new RecoveryGuide(
        "Nothing is lost: " + board + " waits for its BOOT0 pin.",
        List.of(
            "Unplug it, and take it from any other supply.",
            "Connect BOOT0 to 3.3 V: a jumper, a button, or a test pad, by the board's manual.",
            "Plug it in while BOOT0 is high. It appears as \"STM32 BOOTLOADER\", 0483:df11.",
            "Run the update again. It goes on from what the board holds.",
            "Take BOOT0 back to low. The board starts by itself from then on."));
  }

  /** {@return title and numbered steps, one a line} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(title);
    for (int i = 0; i < steps.size(); i++) {
      text.append('\n').append(i + 1).append(". ").append(steps.get(i));
    }
    return text.toString();
  }
}
