package io.github.stm32dfu.simulator;

import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.simulator.app.DataLine;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.app.StartedBy;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.reading.LastAnswerOnLeave;
import io.github.stm32dfu.simulator.rom.RomDfu;
import io.github.stm32dfu.simulator.rom.RomSettings;
import io.github.stm32dfu.simulator.rom.RomUsb;
import io.github.stm32dfu.simulator.rom.Violations;
import io.github.stm32dfu.simulator.rom.WireWatch;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.simulator.usart.UsartRom;
import java.time.Duration;
import java.util.Optional;

/** What a board has to start, and which of it a reset or a jump starts. */
record Startup(Board board, RomSettings rom, SimulatedApp application, Violations violations) {
  /** {@return what follows a reset, by pins, option bytes and flash} */
  Program afterReset(Boot0 boot0) {
    boolean fromFlash =
        boot0 == Boot0.LOW || chip().loadedOptions().readProtection() == ReadProtection.LEVEL_2;
    if (!fromFlash) {
      return chip().loadedOptions().nBoot1() ? romProgram() : new NoProgram();
    }
    return from(FlashGeometry.BASE).orElseGet(NoProgram::new);
  }

  /** {@return the ROM, started anew by a reset or by an application} */
  Program romProgram() {
    return romProgram(DataLine.LEFT_ALONE);
  }

  /** {@return what a jump to a vector table starts, if there can be one} */
  Optional<Program> from(long address) {
    Optional<VectorTable> table = chip().vectorTableAt(address);
    boolean stub =
        application.start().startedBy() == StartedBy.BOOT_STUB
            && table.filter(BootStub::isStub).isPresent();
    return stub ? Optional.of(fromStub()) : table.map(this::application);
  }

  private Program fromStub() {
    Optional<ImageTag> whole = new BootStub(chip()).wholeApplication();
    return whole.isPresent()
        ? chip()
            .vectorTableAt(BootStub.APPLICATION)
            .<Program>map(table -> behindStub(table, whole.get()))
            .orElseGet(NoProgram::new)
        : romProgram(DataLine.HELD_LOW);
  }

  private Program application(VectorTable table) {
    return new AppProgram(
        board,
        application,
        Running.Application.of(table, flash()),
        application.start().dataLine(),
        application.start().delay());
  }

  /** The stub holds D+ low, and its check takes a while. */
  private Program behindStub(VectorTable table, ImageTag tag) {
    Duration delay = application.start().delay().plus(BootStub.timeFor(tag));
    Running.Application running = Running.Application.whole(table, flash(), tag);
    return new AppProgram(board, application, running, DataLine.HELD_LOW, delay);
  }

  private Program romProgram(DataLine line) {
    RomUsb usb = new RomUsb(new RomDfu(chip(), rom, violations), rom);
    return new RomProgram(
        usb,
        new UsartRom(chip()),
        chip().romHasUsb(),
        line,
        rom.readings().of(LastAnswerOnLeave.class),
        new WireWatch(violations, rom.wTransferSize()));
  }

  private byte[] flash() {
    return chip().flash().read(0, chip().flash().geometry().size());
  }

  private Chip chip() {
    return board.chip();
  }
}
