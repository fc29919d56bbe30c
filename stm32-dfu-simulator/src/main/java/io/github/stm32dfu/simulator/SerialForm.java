package io.github.stm32dfu.simulator;

/** What the ROM gives as iSerialNumber. */
public enum SerialForm {
  /** Made of the unique id by the F3's rule; see {@code UniqueId.romSerial()}. */
  F3_ROM,
  /** {@code FFFFFFFEFFFF}, as parts with an empty unique id give: the same on every board. */
  CONSTANT
}
