package io.github.stm32dfu.flash;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.memory.AddressRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * From which vector tables a device starts, before and after a run. The one at the base of the
 * flash counts first, be it the image's or, in a page that the image only touches, the device's.
 */
final class StartTables {
  private static final int HEAD = 8;

  private final FlashTarget target;
  private final DeviceContents contents;
  private final Optional<BootStub> stub;
  private final Optional<VectorTable> own;

  StartTables(
      FirmwareImage image, FlashTarget target, DeviceContents contents, Optional<BootStub> stub) {
    this.target = target;
    this.contents = contents;
    this.stub = stub;
    this.own = VectorTable.lowest(image, target.profile().ram(), target.flash());
  }

  /**
   * {@return the address whose page is erased first and written last, if it is touched: that of the
   * vector table which starts the board, or of the tag by which a boot stub that stays starts it}
   */
  OptionalLong guarded(List<PlannedPage> pages) {
    if (stub.isPresent() && !changes(stub.get(), pages)) {
      return OptionalLong.of(stub.get().tag().address());
    }
    boolean startsFromTouchedBase =
        inPages(pages).isPresent() && (before().isPresent() || after(pages).isPresent());
    return startsFromTouchedBase
        ? OptionalLong.of(target.profile().flashBase())
        : own.map(table -> OptionalLong.of(table.address())).orElse(OptionalLong.empty());
  }

  private static boolean changes(BootStub stub, List<PlannedPage> pages) {
    return pages.stream()
        .filter(page -> page.image().range().overlaps(stub.range()))
        .anyMatch(page -> page.fate() != PlannedPage.Fate.SAME);
  }

  /** {@return the table to start from after the run} */
  Optional<VectorTable> start(List<PlannedPage> pages) {
    return after(pages).or(() -> own);
  }

  /** {@return what the device starts from now} */
  Optional<VectorTable> before() {
    return contents.read(head()).flatMap(this::plausible);
  }

  private Optional<VectorTable> after(List<PlannedPage> pages) {
    return inPages(pages).isPresent() ? inPages(pages).flatMap(this::plausible) : before();
  }

  /** The head of the flash as the merged pages have it, if they do. */
  private Optional<byte[]> inPages(List<PlannedPage> pages) {
    return pages.stream()
        .map(PlannedPage::image)
        .filter(page -> page.range().contains(head()))
        .map(page -> page.bytes(head()))
        .findFirst();
  }

  private Optional<VectorTable> plausible(byte[] head) {
    long base = target.profile().flashBase();
    return VectorTable.at(FirmwareImage.of(base, head), base)
        .filter(table -> table.isPlausible(target.profile().ram(), target.flash()));
  }

  private AddressRange head() {
    return AddressRange.ofLength(target.profile().flashBase(), HEAD);
  }
}
