package io.github.stm32dfu.simulator;

import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.app.DataLine;
import io.github.stm32dfu.simulator.device.UsbFunction;
import io.github.stm32dfu.simulator.rom.Departure;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.time.Duration;
import java.util.Optional;

/** What the core executes, from one start to the next. All of it wants the board's lock. */
sealed interface Program permits RomProgram, AppProgram, NoProgram {
  /** {@return what it is, for whoever asks the board} */
  Running running();

  /** {@return its device side, while it shows one} */
  Optional<UsbFunction> usb();

  /** {@return what is done with D+ when it starts, and, by an application, when it ends} */
  default DataLine dataLine() {
    return DataLine.LEFT_ALONE;
  }

  /** {@return time from its start until it asks to be enumerated} */
  default Duration startDelay() {
    return Duration.ZERO;
  }

  /** It has just started. */
  default void begin() {}

  /** Does what should have happened by now. */
  default void observe() {}

  /** {@return how it ends, once it does} */
  default Optional<Departure> departure() {
    return Optional.empty();
  }

  /** {@return whether it is ending, and its last answer with it is lost} */
  default boolean losesLastAnswer() {
    return false;
  }

  /** A control transfer begins. */
  default void transferBegins(SetupPacket setup, Duration now) {}

  /** A control transfer has ended. */
  default void transferEnded(SetupPacket setup, ControlReply reply, Duration now) {}

  /** Something goes wrong in it, which it can tell by a status; else nothing happens. */
  default void fail(DfuStatus why) {}
}
