package io.github.stm32dfu.journey;

import io.github.stm32dfu.flash.FlashOptions;
import io.github.stm32dfu.flash.LeavePolicy;
import io.github.stm32dfu.journey.application.AppProtocol;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger;
import java.util.Optional;

/**
 * How a journey goes. {@link #of} is what most need; each method gives a changed copy.
 *
 * @param boards that are meant
 * @param trigger by which the application is told to go
 * @param protocol by which it is asked who it is; nothing where it cannot be asked
 * @param flash how the plan is made; it leaves at its end
 * @param patience of the waits
 * @param chooser who is asked where several boards fit
 */
public record UpdateOptions(
    BoardFilter boards,
    BootloaderTrigger trigger,
    Optional<AppProtocol> protocol,
    FlashOptions flash,
    Patience patience,
    DeviceChooser chooser) {
  public UpdateOptions {
    if (flash.leave() == LeavePolicy.STAY) {
      throw new IllegalArgumentException("a journey ends in the application, not the bootloader");
    }
  }

  /**
   * {@return options for an application that can be asked: any board, and nobody who could choose}
   *
   * @param protocol by which it is asked
   * @param trigger by which it is told to go
   */
  public static UpdateOptions of(AppProtocol protocol, BootloaderTrigger trigger) {
    return new UpdateOptions(
        BoardFilter.any(),
        trigger,
        Optional.of(protocol),
        FlashOptions.safe(),
        Patience.standard(),
        DeviceChooser.nobody());
  }

  /**
   * {@return options for an application that can only be told to go}
   *
   * @param trigger by which
   */
  public static UpdateOptions unasked(BootloaderTrigger trigger) {
    return new UpdateOptions(
        BoardFilter.any(),
        trigger,
        Optional.empty(),
        FlashOptions.safe(),
        Patience.standard(),
        DeviceChooser.nobody());
  }

  /**
   * {@return a copy for other boards}
   *
   * @param filter of those that are meant
   */
  public UpdateOptions with(BoardFilter filter) {
    return new UpdateOptions(filter, trigger, protocol, flash, patience, chooser);
  }

  /**
   * {@return a copy with another way to make the plan}
   *
   * @param options that leave at the end
   */
  public UpdateOptions with(FlashOptions options) {
    return new UpdateOptions(boards, trigger, protocol, options, patience, chooser);
  }

  /**
   * {@return a copy with other waits}
   *
   * @param times of the waits
   */
  public UpdateOptions with(Patience times) {
    return new UpdateOptions(boards, trigger, protocol, flash, times, chooser);
  }

  /**
   * {@return a copy with somebody to ask}
   *
   * @param person who knows which board is meant
   */
  public UpdateOptions with(DeviceChooser person) {
    return new UpdateOptions(boards, trigger, protocol, flash, patience, person);
  }
}
