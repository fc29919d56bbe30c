package io.github.stm32dfu.simulator.fault;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What goes wrong on a serial line, byte by byte. Bytes are counted from 0 in each direction,
 * frames of the host from 0 too.
 *
 * @param toRom what happens to bytes of the host
 * @param fromRom what happens to bytes of the ROM
 * @param refused frames that the ROM answers with a NACK, whatever they say
 */
public record UsartFaults(
    Map<Long, ByteFault> toRom, Map<Long, ByteFault> fromRom, Set<Long> refused) {
  /** What happens to one byte. */
  public enum ByteFault {
    /** It does not arrive. */
    LOST,
    /** Another byte arrives: bit 3 is flipped, and by chance the parity is right. */
    FLIPPED,
    /** Parity or framing is wrong, so that the receiver drops it. */
    DAMAGED
  }

  public UsartFaults {
    toRom = Map.copyOf(toRom);
    fromRom = Map.copyOf(fromRom);
    refused = Set.copyOf(refused);
  }

  /** {@return a line without faults} */
  public static UsartFaults none() {
    return new UsartFaults(Map.of(), Map.of(), Set.of());
  }

  /**
   * {@return these and one more fault}
   *
   * @param index of a byte of the host
   * @param fault that happens to it
   */
  public UsartFaults toRom(long index, ByteFault fault) {
    Map<Long, ByteFault> more = new HashMap<>(toRom);
    more.put(index, fault);
    return new UsartFaults(more, fromRom, refused);
  }

  /**
   * {@return these and one more fault}
   *
   * @param index of a byte of the ROM
   * @param fault that happens to it
   */
  public UsartFaults fromRom(long index, ByteFault fault) {
    Map<Long, ByteFault> more = new HashMap<>(fromRom);
    more.put(index, fault);
    return new UsartFaults(toRom, more, refused);
  }

  /**
   * {@return these and one more refusal}
   *
   * @param frame that the ROM refuses
   */
  public UsartFaults refusing(long frame) {
    Set<Long> more = new HashSet<>(refused);
    more.add(frame);
    return new UsartFaults(toRom, fromRom, more);
  }
}
