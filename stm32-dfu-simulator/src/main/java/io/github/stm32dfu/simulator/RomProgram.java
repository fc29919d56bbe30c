package io.github.stm32dfu.simulator;

import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.app.DataLine;
import io.github.stm32dfu.simulator.device.UsbFunction;
import io.github.stm32dfu.simulator.reading.LastAnswerOnLeave;
import io.github.stm32dfu.simulator.rom.Departure;
import io.github.stm32dfu.simulator.rom.RomUsb;
import io.github.stm32dfu.simulator.rom.WireWatch;
import io.github.stm32dfu.simulator.usart.UsartRom;
import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.SetupPacket;
import java.time.Duration;
import java.util.Optional;

/** One run of the ROM; early silicon has one without USB. */
record RomProgram(
    RomUsb rom,
    UsartRom usart,
    boolean hasUsb,
    DataLine dataLine,
    LastAnswerOnLeave lastAnswer,
    WireWatch watch)
    implements Program {
  @Override
  public Running running() {
    return new Running.Bootloader();
  }

  @Override
  public Optional<UsbFunction> usb() {
    return hasUsb ? Optional.of(rom) : Optional.empty();
  }

  @Override
  public void observe() {
    rom.dfu().observe();
    usart.observe();
  }

  @Override
  public Optional<Departure> departure() {
    return rom.dfu().departure().or(usart::departure);
  }

  @Override
  public boolean losesLastAnswer() {
    return lastAnswer == LastAnswerOnLeave.LOST
        && departure().filter(Departure.Jump.class::isInstance).isPresent();
  }

  @Override
  public void transferBegins(SetupPacket setup, Duration now) {
    watch.begin(setup, now);
  }

  @Override
  public void transferEnded(SetupPacket setup, ControlReply reply, Duration now) {
    watch.end(setup, reply, now);
  }

  @Override
  public void fail(DfuStatus why) {
    rom.dfu().fail(why);
  }
}
