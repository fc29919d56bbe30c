package io.github.stm32dfu.simulator.plain;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Where the firmware lies: the first block of a new one ends the old. */
final class FirmwareSlot {
  private final PlainSettings settings;
  private final ByteArrayOutputStream arriving = new ByteArrayOutputStream();
  private Optional<byte[]> complete;

  FirmwareSlot(Optional<byte[]> firmware, PlainSettings settings) {
    this.complete = firmware.map(byte[]::clone);
    this.settings = settings;
  }

  void begin() {
    complete = Optional.empty();
    arriving.reset();
  }

  /** {@return whether it still fits} */
  boolean add(byte[] block) {
    arriving.writeBytes(block);
    return arriving.size() <= settings.capacity();
  }

  /** {@return whether the vendor takes what has arrived} */
  boolean finish() {
    byte[] all = arriving.toByteArray();
    int worn = settings.wornByte().orElse(all.length);
    if (worn < all.length) {
      all[worn] ^= 1;
    }
    complete = Optional.of(all).filter(settings.test());
    return complete.isPresent();
  }

  /** {@return the firmware that can be started} */
  Optional<byte[]> complete() {
    return complete.map(byte[]::clone);
  }

  byte[] read(int from, int length) {
    byte[] all = complete.orElse(new byte[0]);
    int start = Math.min(from, all.length);
    return Arrays.copyOfRange(all, start, Math.min(all.length, start + length));
  }
}
