package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
  private final JournalView journal;
  private final ReadOrder order;

  private MemoryDraft(
      FirmwareImage image,
      FlashTarget target,
      FlashOptions options,
      List<Sector> flash,
      List<Sector> optionBytes,
      PlanChecks checks,
      JournalView journal) {
    this.image = image;
    this.target = target;
    this.options = options;
    this.flash = List.copyOf(flash);
    this.optionBytes = List.copyOf(optionBytes);
    this.checks = checks;
    this.journal = journal;
    this.order = order();
  }

  static FlashDraft of(
      FirmwareFile file, FlashTarget target, FlashOptions options, FlashJournal journal)
      throws RefusedException {
    PlanChecks checks = new PlanChecks(target, options);
    checks.addressedFile(file);
    FirmwareImage image = file.image();
    TouchedSectors touched = new TouchedSectors(image, target);
    List<Sector> optionBytes = checks.optionBytes(touched.optionBytes(), image);
    checks.sectors(touched);
    checks.vectorTable(image);
    checks.imageTag(image);
    JournalView view = new JournalView(journal, target);
    return new MemoryDraft(
        image, target, options, view.with(touched.flash()), optionBytes, checks, view);
  }

  @Override
  public List<AddressRange> reads() {
    return order.all();
  }

  @Override
  public List<AddressRange> reads(DeviceContents known) {
    return order.next(known);
  }

  @Override
  public boolean keeps(AddressRange block) {
    return !image.covered(block).contains(block);
  }

  @Override
  public FlashPlan against(DeviceContents contents) throws RefusedException {
    return new PlanBuilder(image, target, options, checks, contents, journal)
        .plan(flash, optionBytes);
  }

  private ReadOrder order() {
    List<AddressRange> needed = new ArrayList<>();
    List<AddressRange> whole = new ArrayList<>();
    AddressRange head = AddressRange.ofLength(target.profile().flashBase(), VECTOR_TABLE_HEAD);
    boolean headIsTouched = flash.stream().anyMatch(it -> it.range().contains(head.start()));
    if (!headIsTouched && target.flash().contains(head)) {
      needed.add(head);
    }
    List<AddressRange> watched = watched(head);
    for (AddressRange page : readable(flash).stream().filter(this::tellsSomething).toList()) {
      boolean covered = image.covered(page).contains(page);
      (covered && watched.stream().noneMatch(page::overlaps) ? whole : needed).add(page);
    }
    needed.addAll(readable(optionBytes));
    return new ReadOrder(image, needed, whole, target.transferSize());
  }

  /** What has to be known even of pages that the image covers. */
  private List<AddressRange> watched(AddressRange head) {
    Stream<AddressRange> table =
        VectorTable.lowest(image, target.profile().ram(), target.flash()).stream()
            .map(own -> AddressRange.ofLength(own.address(), VECTOR_TABLE_HEAD));
    Stream<AddressRange> tag = ImageTag.find(image).stream().map(ImageTag::range);
    Stream<AddressRange> stub = BootStub.below(image, target).stream().map(BootStub::range);
    return Stream.of(Stream.of(head), table, tag, stub, options.protectedRanges().stream())
        .flatMap(ranges -> ranges)
        .toList();
  }

  /** What a begun page reads is chance, and matters only where nothing better is known. */
  private boolean tellsSomething(AddressRange page) {
    boolean covered = image.covered(page).contains(page);
    return !journal.hasBegun(page) || (journal.before(page).isEmpty() && !covered);
  }

  private static List<AddressRange> readable(List<Sector> sectors) {
    return sectors.stream()
        .filter(sector -> sector.access().readable())
        .map(Sector::range)
        .toList();
  }
}
