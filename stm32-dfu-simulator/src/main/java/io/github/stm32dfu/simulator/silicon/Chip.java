package io.github.stm32dfu.simulator.silicon;

import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.chip.UniqueId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** All memories of one part, and the work that its flash controller does on them. */
public final class Chip {
  private static final int RAM_SIZE = 32 * 1024;

  /** RAM of the F373xC. */
  public static final AddressRange RAM = AddressRange.ofLength(0x2000_0000L, RAM_SIZE);

  /** The part of RAM that the ROM needs for itself (AN2606, STM32F373xx). */
  public static final AddressRange ROM_RAM = AddressRange.ofLength(0x2000_0000L, 5 * 1024);

  private final FlashArray flash;
  private final SystemMemory system;
  private final Timing timing;
  private final FlashController controller;
  private final byte[] options = OptionBytes.factory().bytes();
  private final byte[] ram = new byte[RAM_SIZE];
  private OptionBytes loaded = OptionBytes.factory();

  /**
   * Makes a new part: erased, open.
   *
   * @param geometry of the flash
   * @param uniqueId of this part
   * @param bootloaderId what its ROM says of itself
   * @param timing of the flash
   * @param chance decides what torn cells hold
   */
  public Chip(
      FlashGeometry geometry, UniqueId uniqueId, int bootloaderId, Timing timing, Random chance) {
    this.flash = new FlashArray(geometry);
    this.system = new SystemMemory(uniqueId, bootloaderId, geometry.size() / 1024);
    this.timing = timing;
    this.controller = new FlashController(chance);
  }

  /** A reset: the option bytes come into force. */
  public void reset() {
    loaded = optionBytes();
  }

  /**
   * The power goes, and with it RAM and the work that was being done.
   *
   * @param now when
   */
  public void powerLost(Duration now) {
    controller.cut(now);
    clearRam();
  }

  /** Sets RAM to zeros. */
  public void clearRam() {
    Arrays.fill(ram, (byte) 0);
  }

  /**
   * {@return the memory that holds an address, if there is one that a bootloader reaches}
   *
   * @param address any address
   */
  public Optional<Memory> memoryAt(long address) {
    return Arrays.stream(Memory.values())
        .filter(memory -> range(memory).contains(address))
        .findFirst();
  }

  /**
   * {@return the addresses of a memory that a bootloader reaches}
   *
   * @param memory which
   */
  public AddressRange range(Memory memory) {
    return switch (memory) {
      case FLASH -> flash.geometry().range();
      case OPTION_BYTES -> OptionBytes.RANGE;
      case SYSTEM -> SystemMemory.RANGE;
      case RAM -> new AddressRange(ROM_RAM.endExclusive(), RAM.endExclusive());
    };
  }

  /**
   * {@return a copy of some bytes}
   *
   * @param range within one memory
   */
  public byte[] read(AddressRange range) {
    Memory memory =
        memoryAt(range.start())
            .filter(found -> range(found).contains(range))
            .orElseThrow(() -> new IllegalArgumentException(range + " is not in one memory"));
    int length = (int) range.size();
    return switch (memory) {
      case FLASH -> flash.read((int) (range.start() - FlashGeometry.BASE), length);
      case OPTION_BYTES -> slice(options, range.start() - OptionBytes.RANGE.start(), length);
      case SYSTEM -> system.read((int) (range.start() - SystemMemory.RANGE.start()), length);
      case RAM -> slice(ram, range.start() - RAM.start(), length);
    };
  }

  /**
   * Writes RAM, at once.
   *
   * @param address of the first byte
   * @param data that fits
   */
  public void writeRam(long address, byte[] data) {
    System.arraycopy(data, 0, ram, (int) (address - RAM.start()), data.length);
  }

  /**
   * {@return pulses that erase pages that are not write protected, one pulse each}
   *
   * @param page number from 0
   */
  public List<Pulses> erasePage(int page) {
    return loaded.isWriteProtected(page)
        ? List.of()
        : List.of(new FlashPulses.Erase(flash, new int[] {page}, timing.pageErase()));
  }

  /**
   * {@return one pulse that erases pages together; none where there are no pages}
   *
   * @param pages numbers from 0
   */
  public List<Pulses> erasePages(int[] pages) {
    return pages.length == 0
        ? List.of()
        : List.of(new FlashPulses.Erase(flash, pages, timing.massErase()));
  }

  /** {@return the pages that can be erased and programmed} */
  public int[] openPages() {
    return IntStream.range(0, flash.geometry().pages())
        .filter(page -> !loaded.isWriteProtected(page))
        .toArray();
  }

  /**
   * {@return pulses that program what is not write protected}
   *
   * @param address of the first byte, even
   * @param data of even length, within the flash
   */
  public List<Pulses> program(long address, byte[] data) {
    FlashGeometry geometry = flash.geometry();
    AddressRange all = AddressRange.ofLength(address, data.length);
    return IntStream.rangeClosed(
            geometry.pageAt(address), geometry.pageAt(Math.max(address, all.endExclusive() - 1)))
        .filter(page -> !loaded.isWriteProtected(page))
        .mapToObj(page -> all.intersection(geometry.page(page)))
        .filter(part -> !part.isEmpty())
        .<Pulses>map(part -> programPart(part, data, address))
        .toList();
  }

  private Pulses programPart(AddressRange part, byte[] data, long address) {
    int from = (int) (part.start() - address);
    byte[] bytes = Arrays.copyOfRange(data, from, from + (int) part.size());
    int offset = (int) (part.start() - FlashGeometry.BASE);
    return new FlashPulses.Program(flash, offset, bytes, timing.halfWord());
  }

  /**
   * {@return pulses that replace all option bytes}
   *
   * @param data sixteen bytes, complements included
   */
  public List<Pulses> writeOptions(byte[] data) {
    return List.of(
        new OptionPulses.Erase(options, timing.pageErase()),
        new OptionPulses.Program(options, data.clone(), timing.halfWord()));
  }

  /**
   * Replaces the option bytes at once, as a programmer on the test bench would. They come into
   * force at the next reset.
   *
   * @param values new ones
   */
  public void loadOptions(OptionBytes values) {
    System.arraycopy(values.bytes(), 0, options, 0, OptionBytes.LENGTH);
  }

  /**
   * Puts bytes into the flash at once, over anything, as a programmer on the test bench would.
   *
   * @param address of the first byte
   * @param data that fits
   */
  public void loadFlash(long address, byte[] data) {
    AddressRange all = range(Memory.FLASH);
    AddressRange target = AddressRange.ofLength(address, data.length);
    if (!all.contains(target)) {
      throw new IllegalArgumentException(target + " is not within the flash " + all);
    }
    flash.load((int) (address - all.start()), data);
  }

  /**
   * {@return the vector table at an address, if a core could start from it}
   *
   * @param address any address
   */
  public Optional<VectorTable> vectorTableAt(long address) {
    AddressRange flashRange = range(Memory.FLASH);
    if (address % 4 != 0 || !flashRange.contains(address) || !flashRange.contains(address + 7)) {
      return Optional.empty();
    }
    byte[] words = read(AddressRange.ofLength(address, 8));
    VectorTable table = new VectorTable(address, word(words, 0), word(words, 4));
    return table.isPlausible(RAM, flashRange) ? Optional.of(table) : Optional.empty();
  }

  /** {@return the option bytes in force since the last reset} */
  public OptionBytes loadedOptions() {
    return loaded;
  }

  /** {@return the option bytes as they stand in their cells} */
  public OptionBytes optionBytes() {
    return OptionBytes.of(options);
  }

  /** {@return the flash} */
  public FlashArray flash() {
    return flash;
  }

  /** {@return what works on the flash} */
  public FlashController controller() {
    return controller;
  }

  /** {@return whether the ROM speaks USB at all} */
  public boolean romHasUsb() {
    return system.bootloaderId() == SystemMemory.USART_AND_DFU;
  }

  private static byte[] slice(byte[] bytes, long start, int length) {
    return Arrays.copyOfRange(bytes, (int) start, (int) start + length);
  }

  private static long word(byte[] bytes, int at) {
    return (bytes[at] & 0xFFL)
        | (bytes[at + 1] & 0xFFL) << 8
        | (bytes[at + 2] & 0xFFL) << 16
        | (bytes[at + 3] & 0xFFL) << 24;
  }
}
