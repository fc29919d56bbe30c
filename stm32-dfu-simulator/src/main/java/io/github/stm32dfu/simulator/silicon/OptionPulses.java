package io.github.stm32dfu.simulator.silicon;

import io.github.stm32dfu.simulator.chip.OptionBytes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/** Pulses on the option bytes, which are erased all together and programmed by half-words. */
final class OptionPulses {
  private OptionPulses() {}

  /** One pulse that erases all of them: read protection level 1 until RDP is programmed again. */
  record Erase(byte[] cells, Duration each) implements Pulses {
    @Override
    public int count() {
      return 1;
    }

    @Override
    public long address(int index) {
      return OptionBytes.RANGE.start();
    }

    @Override
    public boolean apply(int index) {
      Arrays.fill(cells, (byte) 0xFF);
      return true;
    }

    @Override
    public void tear(int index, Random chance) {
      for (int i = 0; i < cells.length; i++) {
        cells[i] |= (byte) chance.nextInt();
      }
    }
  }

  /** One pulse for each option byte with its complement. */
  record Program(byte[] cells, byte[] data, Duration each) implements Pulses {
    @Override
    public int count() {
      return data.length / 2;
    }

    @Override
    public long address(int index) {
      return OptionBytes.RANGE.start() + 2L * index;
    }

    @Override
    public boolean apply(int index) {
      cells[2 * index] = data[2 * index];
      cells[2 * index + 1] = data[2 * index + 1];
      return true;
    }

    @Override
    public void tear(int index, Random chance) {
      cells[2 * index] &= (byte) (data[2 * index] | chance.nextInt());
      cells[2 * index + 1] &= (byte) (data[2 * index + 1] | chance.nextInt());
    }
  }
}
