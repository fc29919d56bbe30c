package io.github.stm32dfu.simulator.plain;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** Where the firmware lies: the first block of a new one ends the old. */
final class FirmwareSlot {
  private final int capacity;
  private final Predicate<byte[]> test;
  private final ByteArrayOutputStream arriving = new ByteArrayOutputStream();
  private Optional<byte[]> complete;

  FirmwareSlot(Optional<byte[]> firmware, int capacity, Predicate<byte[]> test) {
    this.complete = firmware.map(byte[]::clone);
    this.capacity = capacity;
    this.test = test;
  }

  void begin() {
    complete = Optional.empty();
    arriving.reset();
  }

  /** {@return whether it still fits} */
  boolean add(byte[] block) {
    arriving.writeBytes(block);
    return arriving.size() <= capacity;
  }

  /** {@return whether the vendor takes what has arrived} */
  boolean finish() {
    byte[] all = arriving.toByteArray();
    complete = Optional.of(all).filter(test);
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
