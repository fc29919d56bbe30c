package io.github.stm32dfu.flash;

import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.flash.PlannedPage.Fate;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Sector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Merges an image with what is on the device, page by page, and decides each page's fate. */
final class PlanBuilder {
  private static final byte ERASED = (byte) 0xFF;

  private final FirmwareImage image;
  private final FlashTarget target;
  private final FlashOptions options;
  private final PlanChecks checks;
  private final DeviceContents contents;
  private final JournalView journal;
  private final List<String> warnings;
  private final Optional<BootStub> stub;
  private final StartTables tables;

  PlanBuilder(
      FirmwareImage image,
      FlashTarget target,
      FlashOptions options,
      PlanChecks checks,
      DeviceContents contents,
      JournalView journal) {
    this.image = image;
    this.target = target;
    this.options = options;
    this.checks = checks;
    this.contents = contents;
    this.journal = journal;
    this.warnings = new ArrayList<>();
    this.stub = BootStub.below(image, target);
    this.tables = new StartTables(image, target, contents, stub);
  }

  FlashPlan plan(List<Sector> flash, List<Sector> optionBytes) throws RefusedException {
    List<PlannedPage> merged = pages(flash);
    OptionalLong guarded = tables.guarded(merged);
    List<PlannedPage> pages = holdBackVectorPage(merged, guarded);
    List<PlannedPage> options = pages(optionBytes);
    VectorWindow window = new VectorWindow(guarded, target.profile().writeAlignment());
    List<FlashStep> steps = new StepOrder(pages, options, window).steps();
    return new FlashPlan(
        pages, options, steps, contents, leaveAddress(pages), warnings(), journal.keeping());
  }

  /** Those of the checks first; some of them were added while the pages were looked at. */
  private List<String> warnings() {
    return Stream.concat(checks.warnings().stream(), warnings.stream()).distinct().toList();
  }

  private List<PlannedPage> pages(List<Sector> sectors) throws RefusedException {
    List<PlannedPage> pages = new ArrayList<>();
    for (Sector sector : sectors) {
      AddressRange range = sector.range();
      Optional<byte[]> present = journal.before(range).or(() -> contents.read(range));
      PageImage page = merge(sector, present);
      boolean equal = present.isPresent() && page.mismatch(present.get()) < 0;
      // A page that an interrupted run owes what it held is no change that anybody asks for.
      if (!equal) {
        checks.protectedRanges(page);
        checks.bootStub(page, stub);
      }
      boolean same = equal && !journal.hasBegun(range);
      pages.add(new PlannedPage(page, same ? Fate.SAME : Fate.REWRITE));
    }
    return pages;
  }

  private PageImage merge(Sector sector, Optional<byte[]> present) {
    AddressRange range = sector.range();
    byte[] before = present.orElseGet(() -> erased(range));
    byte[] bytes = before.clone();
    image.copyTo(range, bytes);
    List<AddressRange> gaps = gaps(range);
    gaps.forEach(gap -> warnOfLoss(gap, range, present));
    List<AddressRange> kept =
        gaps.stream().filter(gap -> present.isPresent() && !isErased(before, range, gap)).toList();
    return new PageImage(sector, bytes, kept, gaps.isEmpty() ? Optional.empty() : present);
  }

  private void warnOfLoss(AddressRange gap, AddressRange page, Optional<byte[]> present) {
    if (present.isEmpty()) {
      warnings.add(gap + " is not in the image, cannot be read, and will be erased");
    } else if (journal.hasBegun(page) && journal.before(page).isEmpty()) {
      warnings.add(gap + " is not in the image, and stays as an interrupted run has left it");
    }
  }

  /** The parts of a page that the image does not cover. */
  private List<AddressRange> gaps(AddressRange page) {
    List<AddressRange> gaps = new ArrayList<>();
    long at = page.start();
    for (AddressRange covered : image.covered(page)) {
      if (at < covered.start()) {
        gaps.add(new AddressRange(at, covered.start()));
      }
      at = covered.endExclusive();
    }
    if (at < page.endExclusive()) {
      gaps.add(new AddressRange(at, page.endExclusive()));
    }
    return gaps;
  }

  private List<PlannedPage> holdBackVectorPage(List<PlannedPage> pages, OptionalLong guarded) {
    boolean anyErased = pages.stream().anyMatch(page -> page.fate() == Fate.REWRITE);
    if (!anyErased) {
      return pages;
    }
    if (guarded.isEmpty()) {
      if (tables.before().isPresent()) {
        warnings.add(
            "the image does not touch the vector table that the board starts from: a run that is"
                + " interrupted can start a mix of old and new firmware");
      }
      return pages;
    }
    return pages.stream()
        .map(page -> page.image().range().contains(guarded.getAsLong()) ? heldBack(page) : page)
        .toList();
  }

  private PlannedPage heldBack(PlannedPage page) {
    boolean same = page.fate() == Fate.SAME;
    // A page that is protected as a whole is a boot stub, which guards the start by itself.
    boolean stub =
        options.protectedRanges().stream().anyMatch(range -> range.contains(page.image().range()));
    boolean stays = same && (stub || options.vectorPage() == VectorPagePolicy.ONLY_IF_CHANGED);
    return stays ? page : new PlannedPage(page.image(), Fate.REWRITE_LAST);
  }

  /** The base of the flash where it can start something after the update, else the image's own. */
  private OptionalLong leaveAddress(List<PlannedPage> pages) {
    if (options.leave() == LeavePolicy.STAY) {
      return OptionalLong.empty();
    }
    Optional<VectorTable> start = tables.start(pages);
    if (start.isEmpty()) {
      warnings.add("the device stays in its bootloader: after this run it has nothing to start");
    }
    return start.map(table -> OptionalLong.of(table.address())).orElse(OptionalLong.empty());
  }

  private static byte[] erased(AddressRange range) {
    byte[] bytes = new byte[(int) range.size()];
    Arrays.fill(bytes, ERASED);
    return bytes;
  }

  private static boolean isErased(byte[] page, AddressRange range, AddressRange part) {
    for (long address = part.start(); address < part.endExclusive(); address++) {
      if (page[(int) (address - range.start())] != ERASED) {
        return false;
      }
    }
    return true;
  }
}
