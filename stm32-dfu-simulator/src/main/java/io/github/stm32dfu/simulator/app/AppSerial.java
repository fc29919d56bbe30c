package io.github.stm32dfu.simulator.app;

import io.github.stm32dfu.simulator.chip.UniqueId;
import java.util.Optional;

/** What an application gives as iSerialNumber. */
public enum AppSerial {
  /** The unique id as 24 hex digits, as docs/line-protocol.md has it. */
  UNIQUE_ID,
  /** As the F3's ROM makes it: the same in both modes of the board. */
  AS_ROM,
  /** As ST's CDC example makes it: on the F3 with another tail than the ROM's. */
  ST_EXAMPLE,
  /** The same on every board. */
  CONSTANT,
  /** It has none. */
  NONE;

  /**
   * {@return the serial of a board}
   *
   * @param id of its part
   */
  public Optional<String> of(UniqueId id) {
    return switch (this) {
      case UNIQUE_ID -> Optional.of(id.toString().replace(" ", ""));
      case AS_ROM -> Optional.of(id.romSerial());
      case ST_EXAMPLE -> Optional.of(id.applicationSerial());
      case CONSTANT -> Optional.of("STM32");
      case NONE -> Optional.empty();
    };
  }
}
