package io.github.stm32dfu.simulator.plain;

import io.github.stm32dfu.simulator.rom.Violations;
import io.github.stm32dfu.simulator.usb.SetupPacket;

/**
 * Sees to it that blocks come in their order from 0 on, all of one length but the last. A device
 * may take wBlockNum for the place of a block.
 */
final class BlockWatch {
  private final Violations violations;
  private final int wTransferSize;
  private int next;
  private int first;
  private int last;

  BlockWatch(Violations violations, int wTransferSize) {
    this.violations = violations;
    this.wTransferSize = wTransferSize;
  }

  void restart() {
    next = 0;
    first = 0;
    last = 0;
  }

  void see(SetupPacket block) {
    if (block.wValue() != next) {
      violations.protocol(block + " where wBlockNum " + next + " is next");
    }
    if (block.wLength() > wTransferSize) {
      violations.protocol(block + ", wTransferSize is " + wTransferSize);
    }
    if (last != first) {
      violations.protocol(block + " after a block of " + last + ", the first had " + first);
    }
    if (first == 0) {
      first = block.wLength();
    }
    last = block.wLength();
    next = (block.wValue() + 1) & 0xFFFF;
  }
}
