package io.github.stm32dfu.simulator;

import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.simulator.app.SimulatedApp;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.reading.LastAnswerOnLeave;
import io.github.stm32dfu.simulator.rom.RomDfu;
import io.github.stm32dfu.simulator.rom.RomSettings;
import io.github.stm32dfu.simulator.rom.RomUsb;
import io.github.stm32dfu.simulator.rom.Violations;
import io.github.stm32dfu.simulator.rom.WireWatch;
import io.github.stm32dfu.simulator.silicon.Chip;
import java.util.Optional;

/** What a board has to start, and which of it a reset starts. */
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

  /** {@return the ROM, started anew} */
  Program romProgram() {
    RomUsb usb = new RomUsb(new RomDfu(chip(), rom, violations), rom);
    return new RomProgram(
        usb,
        chip().romHasUsb(),
        rom.readings().of(LastAnswerOnLeave.class),
        new WireWatch(violations, rom.wTransferSize()));
  }

  /** {@return the application whose vector table stands at an address, if it can be one} */
  Optional<Program> from(long address) {
    return chip().vectorTableAt(address).map(this::application);
  }

  private Program application(VectorTable table) {
    int size = chip().flash().geometry().size();
    Running.Application running = new Running.Application(table, chip().flash().read(0, size));
    return new AppProgram(board, application, running);
  }

  private Chip chip() {
    return board.chip();
  }
}
