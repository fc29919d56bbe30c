package io.github.stm32dfu.bootloader;

import io.github.stm32dfu.protocol.DfuSeCommand;
import io.github.stm32dfu.protocol.Download.Expectation;
import io.github.stm32dfu.protocol.Pace;
import java.util.HashMap;
import java.util.Map;

/** The pace of each kind of operation on one device, for as long as it is open. */
final class Paces {
  private final PollPolicy policy;
  private final LearnedPace.Trust trust = new LearnedPace.Trust();
  private final Map<Class<? extends DfuSeCommand>, Pace> commands = new HashMap<>();
  private final Map<Integer, Pace> blocks = new HashMap<>();

  Paces(PollPolicy policy) {
    this.policy = policy;
  }

  Pace of(DfuSeCommand command, Expectation expectation) {
    return expectation == Expectation.STAYS
        ? commands.computeIfAbsent(command.getClass(), kind -> policy.pace(trust))
        : Pace.advertised();
  }

  /** A short block takes less time than a full one. What may reset the device is not hurried. */
  Pace ofBlock(int length, Expectation expectation) {
    return expectation == Expectation.STAYS
        ? blocks.computeIfAbsent(length, bytes -> policy.pace(trust))
        : Pace.advertised();
  }
}
