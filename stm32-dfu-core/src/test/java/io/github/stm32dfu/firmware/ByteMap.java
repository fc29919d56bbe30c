package io.github.stm32dfu.firmware;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/** The plainest model of an image: one entry for each byte. */
final class ByteMap extends TreeMap<Long, Byte> {
  private static final long serialVersionUID = 1L;

  static ByteMap of(FirmwareImage image) {
    return ofAgreeing(image.segments());
  }

  static ByteMap ofAgreeing(Collection<Segment> parts) {
    return ofParts(parts).orElseThrow();
  }

  /** Empty where two parts disagree. */
  static Optional<ByteMap> ofParts(Collection<Segment> parts) {
    ByteMap map = new ByteMap();
    for (Segment part : parts) {
      byte[] bytes = part.toByteArray();
      for (int i = 0; i < bytes.length; i++) {
        Byte before = map.put(part.address() + i, bytes[i]);
        if (before != null && before != bytes[i]) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(map);
  }

  /** From the first to the last byte. */
  byte[] dense(int fill) {
    byte[] bytes = new byte[(int) (lastKey() - firstKey() + 1)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = getOrDefault(firstKey() + i, (byte) fill);
    }
    return bytes;
  }
}
