package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.memory.Hex;

/** How a file's places are counted, for messages that lead a person to the damage. */
enum Place {
  /** Lines of a text file, from 1. */
  LINE,
  /** Offsets in a binary file, from 0. */
  OFFSET;

  /** {@return the place's name, for example {@code line 12} or {@code offset 0x0000011D}} */
  String at(long number) {
    return this == LINE ? "line " + number : "offset " + Hex.address(number);
  }

  /** {@return the refusal of a file for what stands at a place} */
  FirmwareFormatException refuse(long number, String reason) {
    return new FirmwareFormatException(at(number) + ": " + reason);
  }
}
