package io.github.stm32dfu.simulator.cdc;

import io.github.stm32dfu.simulator.app.Trigger;
import io.github.stm32dfu.simulator.app.Voice;
import io.github.stm32dfu.transport.ModemLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Waits for one trigger on the serial port. */
interface TriggerWatch {
  /** The host has sent bytes. */
  default void heard(byte[] data) {}

  /** The host has set the speed. */
  default void configured(int baudRate) {}

  /** The host has signalled. */
  default void signalled(Set<ModemLine> before, Set<ModemLine> now) {}

  /** {@return watches for those triggers that do not belong to a conversation or to DFU} */
  static List<TriggerWatch> of(Set<Trigger> triggers, AppBoard board, Voice voice) {
    return triggers.stream().flatMap(trigger -> of(trigger, board, voice).stream()).toList();
  }

  private static Optional<TriggerWatch> of(Trigger trigger, AppBoard board, Voice voice) {
    return switch (trigger) {
      case LINE, DFU_DETACH, DFU_DETACH_AND_RESET -> Optional.empty();
      case TOUCH_1200_BAUD -> Optional.of(new Touch(voice));
      case BETAFLIGHT_CHARACTER -> Optional.of(new BetaflightCharacter(board, voice));
      case MSP_SET_REBOOT -> Optional.of(new MspReboot(voice));
      case MICROPYTHON -> Optional.of(new Phrase("machine.bootloader()", "\r\n\u0004", voice));
      case MICROPYTHON_LINES -> Optional.of(new MicroPythonLines(voice));
      case MAPLE -> Optional.of(new Maple(voice));
    };
  }
}
