package io.github.stm32dfu.flash;

import io.github.stm32dfu.flash.FlashJournal.Keeping;
import io.github.stm32dfu.flash.PlannedPage.Fate;
import io.github.stm32dfu.memory.AddressRange;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * All that a run would do, as a value: image x memory layout x what is on the device x options. A
 * dry run is a plan that nobody executes.
 *
 * <p>The page with the vector table that starts the board is erased first and written last, and of
 * it the stack pointer comes last of all: wherever a run is cut, nothing starts. The others are
 * worked off in runs of at most {@value #PAGES_PER_RUN} pages that lie side by side: all erased,
 * all written, all read back, which costs the fewest control transfers.
 *
 * <p>For a device without addresses the pages are the blocks of the transfer: all are written in
 * their order and put in place together, and read back where the device goes on answering.
 */
public final class FlashPlan {
  /** Most pages of one run. */
  public static final int PAGES_PER_RUN = 16;

  private final List<PlannedPage> pages;
  private final List<PlannedPage> optionBytes;
  private final DeviceContents before;
  private final List<FlashStep> steps;
  private final OptionalLong leaveAddress;
  private final List<String> warnings;
  private final Keeping keeping;

  FlashPlan(
      List<PlannedPage> pages,
      List<PlannedPage> optionBytes,
      List<FlashStep> steps,
      DeviceContents before,
      OptionalLong leaveAddress,
      List<String> warnings,
      Keeping keeping) {
    this.pages = List.copyOf(pages);
    this.optionBytes = List.copyOf(optionBytes);
    this.steps = List.copyOf(steps);
    this.before = before;
    this.leaveAddress = leaveAddress;
    this.warnings = List.copyOf(warnings);
    this.keeping = keeping;
  }

  /**
   * {@return every page that the image touches, and those to which an interrupted run owes what
   * they held, in rising order; option bytes last}
   */
  public List<PlannedPage> pages() {
    return Stream.concat(pages.stream(), optionBytes.stream()).toList();
  }

  /** {@return what is on the device now, as far as the plan had to know} */
  public DeviceContents before() {
    return before;
  }

  /** {@return the work, in its order; none where the device holds the image already} */
  public List<FlashStep> steps() {
    return steps;
  }

  /**
   * {@return the vector table to start from at the end, 0 where the device knows no addresses; none
   * where the device shall stay}
   */
  public OptionalLong leaveAddress() {
    return leaveAddress;
  }

  /** {@return what a person should know before, one sentence each} */
  public List<String> warnings() {
    return warnings;
  }

  /** {@return the pages that are left alone because they were read and are right already} */
  public List<PlannedPage> same() {
    return pages().stream().filter(page -> page.fate() == Fate.SAME).toList();
  }

  /**
   * {@return the pages that are written without a look at what they hold: a sample of the pages
   * told that the whole image differs, an interrupted run has begun them, or they cannot be read}
   */
  public List<PlannedPage> notCompared() {
    return pages().stream()
        .filter(page -> page.fate() != Fate.SAME)
        .filter(
            page -> before.read(AddressRange.ofLength(page.image().range().start(), 1)).isEmpty())
        .toList();
  }

  /** {@return the bytes of all steps, by which progress is measured} */
  public long totalBytes() {
    return steps.stream().mapToLong(step -> step.range().size()).sum();
  }

  /** {@return whether all that is written can be read back} */
  public Verification verification() {
    boolean unseen =
        optionBytes.stream().anyMatch(page -> page.fate() != Fate.SAME)
            || pages.stream()
                .anyMatch(
                    page -> page.fate() != Fate.SAME && !page.image().sector().access().readable());
    return unseen ? Verification.NOT_POSSIBLE : Verification.YES;
  }

  /** {@return where the bytes that pages keep are while a page is erased} */
  public Keeping keeping() {
    return keeping;
  }

  /**
   * {@return pages that keep bytes which are neither in the image nor in a journal; if the run is
   * cut between such a page's erase and its write, these bytes are lost}
   */
  public List<AddressRange> pagesAtRisk() {
    Stream<PlannedPage> unnoted =
        keeping == Keeping.IN_JOURNAL ? optionBytes.stream() : pages().stream();
    return unnoted
        .filter(page -> page.fate() != Fate.SAME && !page.image().kept().isEmpty())
        .map(page -> page.image().range())
        .toList();
  }

  /**
   * {@return what is written down before it is touched: no option bytes, since giving those back
   * would change them without being asked to}
   */
  List<PageImage> noted() {
    return keeping == Keeping.IN_JOURNAL
        ? pages.stream().filter(page -> page.fate() != Fate.SAME).map(PlannedPage::image).toList()
        : List.of();
  }

  FlashPlan withWarning(String warning) {
    List<String> more = Stream.concat(warnings.stream(), Stream.of(warning)).toList();
    return new FlashPlan(pages, optionBytes, steps, before, leaveAddress, more, keeping);
  }

  /** {@return the counts, for logs} */
  @Override
  public String toString() {
    int same = same().size();
    int changed = pages().size() - same;
    return changed
        + (changed == 1 ? " page" : " pages")
        + " to write, "
        + same
        + " already correct";
  }
}
