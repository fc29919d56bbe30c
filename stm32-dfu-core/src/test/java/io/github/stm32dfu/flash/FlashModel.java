package io.github.stm32dfu.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The flash as an array: erase gives FF, and a write needs what was erased. */
final class FlashModel {
  private final byte[] bytes;

  FlashModel(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  void perform(FlashStep step) {
    int from = offset(step.range().start());
    int to = offset(step.range().endExclusive());
    if (step instanceof FlashStep.Erase) {
      Arrays.fill(bytes, from, to, (byte) 0xFF);
    } else if (step instanceof FlashStep.Write write) {
      assertThat(Arrays.copyOfRange(bytes, from, to)).containsOnly((byte) 0xFF);
      System.arraycopy(write.bytes(), 0, bytes, from, to - from);
    } else if (step instanceof FlashStep.Verify verify) {
      assertThat(verify.page().mismatch(Arrays.copyOfRange(bytes, from, to))).isEqualTo(-1);
    }
  }

  /** Performs a step, and gives what the flash holds after each half-word of it. */
  List<byte[]> halfWordByHalfWord(FlashStep step) {
    byte[] before = bytes();
    perform(step);
    List<byte[]> states = new ArrayList<>();
    if (step instanceof FlashStep.Write) {
      int end = offset(step.range().endExclusive());
      for (int at = offset(step.range().start()); at < end; at += 2) {
        System.arraycopy(bytes, at, before, at, 2);
        states.add(before.clone());
      }
    }
    return states;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  byte[] bytes(AddressRange range) {
    return Arrays.copyOfRange(bytes, offset(range.start()), offset(range.endExclusive()));
  }

  private static int offset(long address) {
    return (int) (address - TinyPart.BASE);
  }
}
