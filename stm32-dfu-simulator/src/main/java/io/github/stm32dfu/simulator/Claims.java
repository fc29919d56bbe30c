package io.github.stm32dfu.simulator;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import io.github.stm32dfu.transport.PortPath;
import java.util.EnumMap;
import java.util.Map;

/** Which part of the device, as it was enumerated last, is held by a program of the host. */
final class Claims {
  private final PortPath path;
  private final Map<Part, Long> held = new EnumMap<>(Part.class);

  /** What one program can hold. */
  enum Part {
    /** All of the device: another host has it. */
    DEVICE,
    /** Its DFU interface. */
    DFU,
    /** Its serial port. */
    SERIAL
  }

  Claims(PortPath path) {
    this.path = path;
  }

  /** Takes a part of one enumeration, if nobody has it. */
  void take(Part part, long attachment) throws TransportException {
    for (Part other : Part.values()) {
      boolean inTheWay = part == other || part == Part.DEVICE || other == Part.DEVICE;
      if (inTheWay && held.getOrDefault(other, attachment - 1) == attachment) {
        throw new TransportException(
            Kind.BUSY,
            "the device at " + path + " is held by another program",
            Hint.CLOSE_OTHER_PROGRAM);
      }
    }
    held.put(part, attachment);
  }

  /** Gives a part back, unless it was enumerated, and taken, anew since. */
  void release(Part part, long attachment) {
    held.remove(part, attachment);
  }
}
