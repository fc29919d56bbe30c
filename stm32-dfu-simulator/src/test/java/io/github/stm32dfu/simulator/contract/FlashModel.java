package io.github.stm32dfu.simulator.contract;

import io.github.stm32dfu.bootloader.Bootloader;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What the flash should hold: the simplest thing that could be right. */
final class FlashModel {
  private final AddressRange flash;
  private final byte[] contents;

  FlashModel(AddressRange flash, byte[] contents) {
    this.flash = flash;
    this.contents = contents.clone();
  }

  static FlashModel erased(AddressRange flash) {
    byte[] contents = new byte[(int) flash.size()];
    Arrays.fill(contents, (byte) 0xFF);
    return new FlashModel(flash, contents);
  }

  void erase(Sector sector) {
    Arrays.fill(contents, offset(sector.start()), offset(sector.range().endExclusive()), (byte) -1);
  }

  void put(long address, byte[] data) {
    System.arraycopy(data, 0, contents, offset(address), data.length);
  }

  byte[] at(AddressRange range) {
    return Arrays.copyOfRange(contents, offset(range.start()), offset(range.endExclusive()));
  }

  byte[] all() {
    return contents.clone();
  }

  private int offset(long address) {
    return (int) (address - flash.start());
  }

  static List<Sector> sectors(Bootloader bootloader, AddressRange flash) {
    List<Sector> sectors = new ArrayList<>();
    long at = flash.start();
    while (at < flash.endExclusive()) {
      Sector sector = bootloader.memory().sectorAt(at).orElseThrow();
      sectors.add(sector);
      at = sector.range().endExclusive();
    }
    return sectors;
  }

  static byte[] chance(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
