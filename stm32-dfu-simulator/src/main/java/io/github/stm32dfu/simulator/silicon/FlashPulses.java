package io.github.stm32dfu.simulator.silicon;

import io.github.stm32dfu.simulator.chip.FlashGeometry;
import java.time.Duration;
import java.util.Random;

/** Pulses on the flash array. */
final class FlashPulses {
  private FlashPulses() {}

  /** One pulse that erases pages together; several of them only in a mass erase. */
  record Erase(FlashArray flash, int[] pages, Duration each) implements Pulses {
    @Override
    public int count() {
      return 1;
    }

    @Override
    public long address(int index) {
      return flash.geometry().page(pages[0]).start();
    }

    @Override
    public boolean apply(int index) {
      for (int page : pages) {
        flash.erase(page);
      }
      return true;
    }

    @Override
    public void tear(int index, Random chance) {
      for (int page : pages) {
        flash.tearErase(page, chance);
      }
    }
  }

  /** One pulse for each half-word. */
  record Program(FlashArray flash, int offset, byte[] data, Duration each) implements Pulses {
    @Override
    public int count() {
      return data.length / 2;
    }

    @Override
    public long address(int index) {
      return FlashGeometry.BASE + offset + 2L * index;
    }

    @Override
    public boolean apply(int index) {
      return flash.program(offset + 2 * index, halfWord(data, index));
    }

    @Override
    public void tear(int index, Random chance) {
      flash.tearProgram(offset + 2 * index, halfWord(data, index), chance);
    }
  }

  static int halfWord(byte[] data, int index) {
    return (data[2 * index] & 0xFF) | (data[2 * index + 1] & 0xFF) << 8;
  }
}
