package io.github.stm32dfu.simulator.rom;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.protocol.DfuStatus;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.reading.AfterOptionWrite;
import io.github.stm32dfu.simulator.reading.BlockOne;
import io.github.stm32dfu.simulator.reading.MassEraseUnderWriteProtection;
import io.github.stm32dfu.simulator.reading.PolledWork.Kind;
import io.github.stm32dfu.simulator.reading.Readings;
import io.github.stm32dfu.simulator.reading.SetAddressUnderProtection;
import io.github.stm32dfu.simulator.reading.UnalignedWrite;
import io.github.stm32dfu.simulator.rom.Execution.End;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.simulator.silicon.Memory;
import io.github.stm32dfu.simulator.silicon.Pulses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Begins DfuSe commands on a chip (AN3156, sections 4 to 8; protection: its section 2). */
final class CommandUnit {
  /** Addresses and lengths that the F3's ROM can write (AN2606, section 4.4). */
  static final int WRITE_ALIGNMENT = 4;

  private final Chip chip;
  private final Readings readings;
  private final AddressPointer pointer;
  private boolean unalignedSeen;

  CommandUnit(Chip chip, Readings readings, AddressPointer pointer) {
    this.chip = chip;
    this.readings = readings;
    this.pointer = pointer;
  }

  Execution begin(Command command) {
    if (command instanceof Command.SetAddress set) {
      return setAddress(set.address());
    }
    if (command instanceof Command.ErasePage erase) {
      return erasePage(erase.address());
    }
    if (command instanceof Command.MassErase) {
      return massErase();
    }
    if (command instanceof Command.ReadUnprotect) {
      return readUnprotect();
    }
    if (command instanceof Command.Write write) {
      return write(write);
    }
    if (command instanceof Command.ReservedBlock) {
      return readings.of(BlockOne.class) == BlockOne.IGNORED
          ? Execution.done(Kind.OTHER)
          : Execution.refused(Kind.OTHER, DfuStatus.ERR_STALLEDPKT);
    }
    // No document says what an unknown opcode gives; an error of some kind is certain.
    return command instanceof Command.GetCommands
        ? Execution.done(Kind.OTHER)
        : Execution.refused(Kind.OTHER, DfuStatus.ERR_UNKNOWN);
  }

  /** {@return whether read protection keeps the ROM from the memories} */
  static boolean readProtected(Chip chip) {
    return chip.loadedOptions().readProtection() != ReadProtection.LEVEL_0;
  }

  private Execution setAddress(long address) {
    boolean forbidden =
        readings.of(SetAddressUnderProtection.class) == SetAddressUnderProtection.ERR_VENDOR;
    if (forbidden && readProtected(chip)) {
      return Execution.refused(Kind.SET_ADDRESS, DfuStatus.ERR_VENDOR);
    }
    if (chip.memoryAt(address).isEmpty()) {
      return Execution.refused(Kind.SET_ADDRESS, DfuStatus.ERR_TARGET);
    }
    pointer.set(address);
    return Execution.done(Kind.SET_ADDRESS);
  }

  private Execution erasePage(long address) {
    if (readProtected(chip)) {
      return Execution.refused(Kind.ERASE_PAGE, DfuStatus.ERR_VENDOR);
    }
    if (!chip.range(Memory.FLASH).contains(address)) {
      return Execution.refused(Kind.ERASE_PAGE, DfuStatus.ERR_TARGET);
    }
    pointer.afterErase(address);
    int page = chip.flash().geometry().pageAt(address);
    return Execution.working(Kind.ERASE_PAGE, chip.erasePage(page));
  }

  private Execution massErase() {
    if (readProtected(chip)) {
      return Execution.refused(Kind.MASS_ERASE, DfuStatus.ERR_VENDOR);
    }
    int[] open = chip.openPages();
    boolean allOrNothing =
        readings.of(MassEraseUnderWriteProtection.class) == MassEraseUnderWriteProtection.NOTHING;
    boolean nothing = allOrNothing && open.length < chip.flash().geometry().pages();
    return Execution.working(Kind.MASS_ERASE, nothing ? List.of() : chip.erasePages(open));
  }

  private Execution readUnprotect() {
    chip.clearRam();
    List<Pulses> work = new ArrayList<>();
    if (readProtected(chip)) {
      work.addAll(chip.erasePages(IntStream.range(0, chip.flash().geometry().pages()).toArray()));
      work.addAll(chip.writeOptions(OptionBytes.factory().bytes()));
    }
    return new Execution(Kind.READ_UNPROTECT, DfuStatus.OK, work, endOfOptionWrite());
  }

  private Execution write(Command.Write write) {
    if (readProtected(chip)) {
      return Execution.refused(Kind.WRITE, DfuStatus.ERR_VENDOR);
    }
    byte[] data = write.data();
    Optional<AddressRange> target = pointer.block(write.wBlockNum(), data.length);
    Optional<Memory> memory = target.flatMap(this::memoryOf);
    if (target.isEmpty() || memory.isEmpty()) {
      return Execution.refused(Kind.WRITE, DfuStatus.ERR_TARGET);
    }
    return switch (memory.get()) {
      case FLASH -> writeFlash(target.get(), data);
      case RAM -> writeRam(target.get(), data);
      case OPTION_BYTES -> writeOptions(target.get(), data);
      case SYSTEM -> Execution.refused(Kind.WRITE, DfuStatus.ERR_TARGET);
    };
  }

  private Execution writeFlash(AddressRange target, byte[] data) {
    return aligned(target)
        ? Execution.working(Kind.WRITE, chip.program(target.start(), data))
        : Execution.refused(Kind.WRITE, DfuStatus.ERR_TARGET);
  }

  private Execution writeRam(AddressRange target, byte[] data) {
    if (!aligned(target)) {
      return Execution.refused(Kind.WRITE, DfuStatus.ERR_TARGET);
    }
    chip.writeRam(target.start(), data);
    return Execution.done(Kind.WRITE);
  }

  /** Anything but the whole block at its base is ignored. */
  private Execution writeOptions(AddressRange target, byte[] data) {
    return target.equals(OptionBytes.RANGE)
        ? new Execution(
            Kind.WRITE_OPTIONS, DfuStatus.OK, chip.writeOptions(data), endOfOptionWrite())
        : Execution.done(Kind.WRITE_OPTIONS);
  }

  private boolean aligned(AddressRange target) {
    boolean aligned = target.start() % WRITE_ALIGNMENT == 0 && target.size() % WRITE_ALIGNMENT == 0;
    boolean spoiled =
        unalignedSeen && readings.of(UnalignedWrite.class) == UnalignedWrite.FAILS_FROM_THEN_ON;
    unalignedSeen |= !aligned;
    return aligned && !spoiled;
  }

  private End endOfOptionWrite() {
    return readings.of(AfterOptionWrite.class) == AfterOptionWrite.RESET ? End.RESET : End.STAY;
  }

  private Optional<Memory> memoryOf(AddressRange target) {
    return chip.memoryAt(target.start()).filter(memory -> chip.range(memory).contains(target));
  }
}
