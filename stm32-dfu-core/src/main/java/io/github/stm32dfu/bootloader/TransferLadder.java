package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.error.DeviceStatusException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.protocol.DfuStatus;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The size of the transfers to one device, which steps down where large ones do not get through: an
 * F373's V4.1 ROM loses packets that follow each other too fast, as from some host controllers
 * (AN2606, known limitations). One failure alone is taken for chance.
 */
final class TransferLadder {
  private static final int[] SMALLER = {1024, 256, 64};
  private static final int FAILURES_OF_CHANCE = 1;

  private final int advertised;
  private final int most;
  private int used;
  private int failures;
  private boolean hasRead;

  TransferLadder(TransferSize size) {
    this.advertised = size.advertised();
    this.most = size.used();
    this.used = size.used();
  }

  /** {@return the most bytes of one transfer now} */
  int used() {
    return used;
  }

  /**
   * {@return whether the block after one of this length is where the device expects it; where not,
   * each block needs an address pointer of its own}
   */
  boolean isFull(int length) {
    return length == advertised;
  }

  /** Notes a block that the device has sent: its memory can be read, whatever it says of others. */
  void read(int length) {
    hasRead = true;
    gotThrough(length);
  }

  /** Notes a block that the device has taken. */
  void gotThrough(int length) {
    if (length == used) {
      failures = 0;
    }
  }

  /**
   * Notes a block that failed.
   *
   * @return the failure, with what is known of its cause
   */
  DfuException failed(int length, DfuException failure) {
    if (!failure.isTransient() || !isLost(failure)) {
      return failure;
    }
    failures++;
    OptionalInt smaller = below(Math.min(used, length));
    if (failures > FAILURES_OF_CHANCE && smaller.isPresent()) {
      used = smaller.getAsInt();
    } else if (used < most && smaller.isEmpty() && !isReadProtection(failure)) {
      return new ProtocolException(
          failure.getMessage()
              + "; transfers of "
              + most
              + " down to "
              + used
              + " bytes were tried"
              + (hasRead ? "; the memory can be read, so that this is no read protection" : ""),
          Hint.USE_USB2_HUB,
          failure);
    }
    return failure;
  }

  /** A ROM that is asked too fast may name read protection although it was just read. */
  private boolean isLost(DfuException failure) {
    return failure instanceof TransportException
        || failure.getCause() instanceof TransportException
        || (namesReadProtection(failure) && hasRead);
  }

  private boolean isReadProtection(DfuException failure) {
    return namesReadProtection(failure) && !hasRead;
  }

  private static boolean namesReadProtection(DfuException failure) {
    return failure instanceof DeviceStatusException status
        && DfuStatus.ofCode(status.bStatus()) == DfuStatus.ERR_VENDOR;
  }

  private static OptionalInt below(int length) {
    return IntStream.of(SMALLER).filter(size -> size < length).max();
  }
}
