package io.github.stm32dfu.simulator.usart;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.protocol.usart.UsartCommand;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.silicon.Chip;
import io.github.stm32dfu.simulator.silicon.Memory;
import io.github.stm32dfu.simulator.silicon.Pulses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the USART bootloader does to the chip. */
final class UsartMemory {
  private static final int ALIGNMENT = 4;

  /** Where WRP0 stands among the option bytes; the others follow to the end. */
  private static final int WRITE_PROTECTION = 8;

  private static final Set<Integer> ALWAYS_ALLOWED =
      Set.of(
          UsartCommand.GET,
          UsartCommand.GET_VERSION,
          UsartCommand.GET_ID,
          UsartCommand.READOUT_UNPROTECT);

  private final Chip chip;

  UsartMemory(Chip chip) {
    this.chip = chip;
  }

  /** {@return whether read protection forbids a command (AN3155, section 3)} */
  boolean forbids(int code) {
    return chip.loadedOptions().readProtection() != ReadProtection.LEVEL_0
        && !ALWAYS_ALLOWED.contains(code);
  }

  boolean busy() {
    return chip.controller().busy();
  }

  boolean has(long address) {
    return chip.memoryAt(address).isPresent();
  }

  boolean isOptions(long address) {
    return OptionBytes.RANGE.contains(address);
  }

  Optional<byte[]> read(long address, int count) {
    AddressRange range = AddressRange.ofLength(address, count);
    return chip.memoryAt(address)
        .filter(memory -> chip.range(memory).contains(range))
        .map(memory -> chip.read(range));
  }

  boolean erase(int[] pages, Duration when) {
    int most = chip.flash().geometry().pages();
    if (Arrays.stream(pages).anyMatch(page -> page >= most)) {
      return false;
    }
    start(chip.erasePages(pages), when);
    return true;
  }

  boolean eraseAll(Duration when) {
    start(chip.erasePages(chip.openPages()), when);
    return true;
  }

  boolean write(long address, byte[] data, Duration when) {
    AddressRange target = AddressRange.ofLength(address, data.length);
    Optional<Memory> memory =
        chip.memoryAt(address).filter(found -> chip.range(found).contains(target));
    if (memory.isEmpty() || address % ALIGNMENT != 0 || data.length % ALIGNMENT != 0) {
      return false;
    }
    switch (memory.get()) {
      case FLASH -> start(chip.program(address, data), when);
      case RAM -> chip.writeRam(address, data);
      case OPTION_BYTES -> {
        if (!target.equals(OptionBytes.RANGE)) {
          return false;
        }
        start(chip.writeOptions(data), when);
      }
      case SYSTEM -> {
        return false;
      }
    }
    return true;
  }

  /** Three commands without parameters; a reset loads what they leave. */
  void changeProtection(int code, Duration when) {
    switch (code) {
      case UsartCommand.READOUT_UNPROTECT -> unprotect(when);
      case UsartCommand.READOUT_PROTECT ->
          start(chip.writeOptions(chip.optionBytes().with(ReadProtection.LEVEL_1).bytes()), when);
      case UsartCommand.WRITE_UNPROTECT -> {
        byte[] bytes = chip.optionBytes().bytes();
        System.arraycopy(
            OptionBytes.factory().bytes(),
            WRITE_PROTECTION,
            bytes,
            WRITE_PROTECTION,
            OptionBytes.LENGTH - WRITE_PROTECTION);
        start(chip.writeOptions(bytes), when);
      }
      default -> throw new IllegalArgumentException("no such command: " + code);
    }
  }

  private void unprotect(Duration when) {
    List<Pulses> work =
        new ArrayList<>(
            chip.erasePages(IntStream.range(0, chip.flash().geometry().pages()).toArray()));
    work.addAll(chip.writeOptions(OptionBytes.factory().bytes()));
    start(work, when);
  }

  private void start(List<Pulses> work, Duration when) {
    chip.controller().start(work, when);
  }
}
