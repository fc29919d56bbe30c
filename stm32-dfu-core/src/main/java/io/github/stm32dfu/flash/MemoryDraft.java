package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import java.util.ArrayList;
import java.util.List;

/** A draft for a device that takes bytes by address. */
final class MemoryDraft implements FlashDraft {
  /** Stack pointer and reset vector. */
  private static final int VECTOR_TABLE_HEAD = 8;

  private final FirmwareImage image;
  private final FlashTarget target;
  private final FlashOptions options;
  private final List<Sector> flash;
  private final List<Sector> optionBytes;
  private final PlanChecks checks;

  private MemoryDraft(
      FirmwareImage image,
      FlashTarget target,
      FlashOptions options,
      List<Sector> flash,
      List<Sector> optionBytes,
      PlanChecks checks) {
    this.image = image;
    this.target = target;
    this.options = options;
    this.flash = List.copyOf(flash);
    this.optionBytes = List.copyOf(optionBytes);
    this.checks = checks;
  }

  static FlashDraft of(FirmwareFile file, FlashTarget target, FlashOptions options)
      throws RefusedException {
    PlanChecks checks = new PlanChecks(target, options);
    checks.addressedFile(file);
    FirmwareImage image = file.image();
    TouchedSectors touched = new TouchedSectors(image, target);
    List<Sector> optionBytes = checks.optionBytes(touched.optionBytes(), image);
    checks.sectors(touched);
    checks.vectorTable(image);
    checks.imageTag(image);
    return new MemoryDraft(image, target, options, touched.flash(), optionBytes, checks);
  }

  @Override
  public List<AddressRange> reads() {
    List<AddressRange> ranges = new ArrayList<>();
    long base = target.profile().flashBase();
    boolean baseIsTouched = flash.stream().anyMatch(sector -> sector.range().contains(base));
    AddressRange head = AddressRange.ofLength(base, VECTOR_TABLE_HEAD);
    if (!baseIsTouched && target.flash().contains(head)) {
      ranges.add(head);
    }
    for (Sector sector : pages()) {
      if (sector.access().readable()) {
        append(ranges, sector.range());
      }
    }
    return ranges;
  }

  @Override
  public FlashPlan against(DeviceContents contents) throws RefusedException {
    return new PlanBuilder(image, target, options, checks, contents).plan(flash, optionBytes);
  }

  private List<Sector> pages() {
    List<Sector> all = new ArrayList<>(flash);
    all.addAll(optionBytes);
    return all;
  }

  private static void append(List<AddressRange> ranges, AddressRange next) {
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).endExclusive() == next.start()) {
      ranges.set(last, new AddressRange(ranges.get(last).start(), next.endExclusive()));
    } else {
      ranges.add(next);
    }
  }
}
