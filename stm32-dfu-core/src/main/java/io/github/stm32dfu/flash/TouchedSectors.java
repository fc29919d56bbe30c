package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an image falls in a device's memory, sector by sector. */
final class TouchedSectors {
  /** No STM32 has as many; a hostile layout of one-byte sectors has millions. */
  private static final int MOST_SECTORS = 1 << 16;

  /** Sixteen times the largest sector of any STM32. */
  private static final long MOST_SECTOR_BYTES = 4L << 20;

  private final List<Sector> flash = new ArrayList<>();
  private final List<Sector> optionBytes = new ArrayList<>();
  private final List<AddressRange> outside = new ArrayList<>();
  private final List<AddressRange> unwritable = new ArrayList<>();

  TouchedSectors(FirmwareImage image, FlashTarget target) throws RefusedException {
    long reached = 0;
    for (Segment segment : image.segments()) {
      long end = segment.range().endExclusive();
      // A sector that the segment before has touched already is not taken twice.
      long address = Math.max(segment.address(), reached);
      while (address < end) {
        Optional<Sector> sector = target.memory().sectorAt(address);
        if (sector.isPresent()) {
          add(sector.get(), target, sector.get().range().intersection(segment.range()));
          address = sector.get().range().endExclusive();
          reached = address;
        } else {
          long next = Math.min(end, target.memory().nextStart(address));
          outside.add(new AddressRange(address, next));
          address = next;
        }
      }
    }
  }

  private void add(Sector sector, FlashTarget target, AddressRange part) throws RefusedException {
    if (!sector.access().writable()) {
      unwritable.add(part);
    } else if (target.isOptionBytes(sector.range())) {
      optionBytes.add(sector);
    } else {
      requireSane(sector, target.profile().writeAlignment());
      flash.add(sector);
    }
    if (flash.size() > MOST_SECTORS) {
      throw new RefusedException(
          Refusal.UNSUPPORTED,
          "the image touches more than " + MOST_SECTORS + " sectors: the layout is absurd",
          Hint.NONE);
    }
  }

  private static void requireSane(Sector sector, int alignment) throws RefusedException {
    boolean aligned = sector.start() % alignment == 0 && sector.size() % alignment == 0;
    if (!aligned || sector.size() > MOST_SECTOR_BYTES) {
      throw new RefusedException(
          Refusal.UNSUPPORTED,
          "the device says that "
              + sector.range()
              + " is one sector, which cannot be written in steps of "
              + alignment
              + " bytes or is larger than any",
          Hint.NONE);
    }
  }

  /** {@return sectors to be planned, in rising order} */
  List<Sector> flash() {
    return flash;
  }

  /** {@return sectors that hold option bytes} */
  List<Sector> optionBytes() {
    return optionBytes;
  }

  /** {@return parts of the image that lie in no memory} */
  List<AddressRange> outside() {
    return outside;
  }

  /** {@return parts of the image that lie in sectors that cannot be written} */
  List<AddressRange> unwritable() {
    return unwritable;
  }
}
