package io.github.stm32dfu.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is read of a device, seen by answering from a model of its flash. */
class ReadOrderPropertyTest {
  private static final int PAGE = TinyPart.PAGE;
  private static final int MANY = 128;

  @Property(tries = 200)
  void whateverTheDeviceHoldsItEndsAsTheImageAndAllElseUnchanged(
      @ForAll long seed, @ForAll @IntRange(max = 10) int tenthsThatDiffer) throws Exception {
    Random random = new Random(seed);
    int pages = 8 + random.nextInt(200);
    FirmwareImage image = withGaps(application(pages, seed), random);
    byte[] before = before(image, pages, page -> random.nextInt(10) < tenthsThatDiffer);
    byte[] after = before.clone();
    image.copyTo(flash(pages), after);

    Reading reading = new Reading(image, pages, before, FlashOptions.safe());
    FlashModel model = new FlashModel(before);
    reading.plan.steps().forEach(model::perform);

    assertThat(model.bytes()).isEqualTo(after);
  }

  @Property(tries = 200)
  void onlyWhatWasReadIsCalledTheSame(@ForAll long seed, @ForAll @IntRange(max = 10) int tenths)
      throws Exception {
    Random random = new Random(seed);
    FirmwareImage image = withGaps(application(MANY, seed), random);
    byte[] before = before(image, MANY, page -> random.nextInt(10) < tenths);

    Reading reading = new Reading(image, MANY, before, FlashOptions.safe());

    assertThat(reading.plan.same()).allMatch(page -> reading.hasRead(page.image().range()));
    for (PlannedPage page : reading.plan.pages()) {
      assertThat(reading.plan.notCompared().contains(page))
          .isEqualTo(!reading.hasRead(page.image().range()));
    }
  }

  @Property(tries = 200)
  void everythingIsReadAtMostOnce(@ForAll long seed, @ForAll @IntRange(max = 10) int tenths)
      throws Exception {
    Random random = new Random(seed);
    FirmwareImage image = withGaps(application(MANY, seed), random);
    byte[] before = before(image, MANY, page -> random.nextInt(10) < tenths);

    Reading reading = new Reading(image, MANY, before, FlashOptions.safe());

    assertThat(reading.pages).doesNotHaveDuplicates().allMatch(flash(MANY)::contains);
  }

  @Example
  void whereAllDiffersNothingButTheSampleAndTheVectorPageIsRead() throws Exception {
    FirmwareImage image = FirmwareImage.of(TinyPart.BASE, application(MANY, 1));
    byte[] before = before(image, MANY, page -> true);

    Reading reading = new Reading(image, MANY, before, FlashOptions.safe());

    assertThat(reading.pages).hasSize(PageSample.SIZE + 1).contains(page(0));
    assertThat(reading.plan.same()).isEmpty();
    assertThat(reading.plan.notCompared()).hasSize(MANY - PageSample.SIZE - 1);
  }

  @Example
  void whereNothingDiffersNothingIsWritten() throws Exception {
    FirmwareImage image = FirmwareImage.of(TinyPart.BASE, application(MANY, 1));

    Reading reading =
        new Reading(image, MANY, before(image, MANY, page -> false), FlashOptions.safe());

    assertThat(reading.plan.steps()).isEmpty();
    assertThat(reading.plan.same()).hasSize(MANY);
    assertThat(reading.batches).isLessThanOrEqualTo(2);
  }

  @Example
  void inFewPagesASampleWouldSaveNothing() throws Exception {
    int few = PageSample.FEWEST_PAGES;
    FirmwareImage image = FirmwareImage.of(TinyPart.BASE, application(few, 1));

    Reading reading =
        new Reading(image, few, before(image, few, page -> true), FlashOptions.safe());

    assertThat(reading.pages).hasSize(few);
    assertThat(reading.batches).isEqualTo(1);
  }

  /** Up to four pages in five differ, and the equal ones lie side by side. */
  @Property(tries = 50)
  void aFifthInOnePieceIsFound(@ForAll @IntRange(min = 65, max = 600) int pages) {
    List<AddressRange> whole = IntStream.range(0, pages).mapToObj(i -> page(i)).toList();
    int fifth = (pages + 4) / 5;
    for (int first = 0; first <= pages - fifth; first++) {
      int from = first;
      assertThat(isFound(whole, page -> page >= from && page < from + fifth)).isTrue();
    }
  }

  /** As firmware with tables or padding has it; a few of the pages are always read. */
  @Example
  void everySecondToFifthPageIsFoundInTheFlashOfAnF373() {
    for (int pages = MANY - 32; pages <= MANY; pages++) {
      List<AddressRange> whole = IntStream.range(0, pages).mapToObj(i -> page(i)).toList();
      for (int period = 2; period <= 5; period++) {
        for (int phase = 0; phase < period; phase++) {
          int every = period;
          int at = phase;
          assertThat(isFound(whole, page -> page % every == at)).isTrue();
        }
      }
    }
  }

  /** By chance a sample can miss a scattered fifth: 0.8^16 is 2.8 %. */
  @Example
  void aFifthThatIsScatteredAtRandomIsMostlyFound() {
    List<AddressRange> whole = IntStream.range(0, MANY).mapToObj(i -> page(i)).toList();
    int missed = 0;
    for (int seed = 0; seed < 1000; seed++) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, MANY).boxed().toList());
      Collections.shuffle(order, new Random(seed));
      Set<Integer> same = new HashSet<>(order.subList(0, MANY / 5));
      missed += isFound(whole, same::contains) ? 0 : 1;
    }

    assertThat(missed).isBetween(1, 40);
  }

  @Example
  void protectedPagesAreReadInAnyCase() throws Exception {
    FirmwareImage image = FirmwareImage.of(TinyPart.BASE, application(MANY, 1));
    for (int page = 1; page < MANY; page++) {
      int spared = page;
      FlashOptions options = FlashOptions.safe().protect(page(page));
      byte[] before = before(image, MANY, other -> other != spared);

      Reading reading = new Reading(image, MANY, before, options);

      assertThat(reading.hasRead(page(page))).isTrue();
      assertThat(reading.plan.same()).hasSize(1);
    }
  }

  @Example
  void thePagesOfTheTagAreReadInAnyCase() throws Exception {
    FirmwareImage untagged = FirmwareImage.of(TinyPart.BASE, application(MANY, 1));
    for (int at = 8; at + 80 <= MANY * PAGE; at += 52) {
      AddressRange tag = AddressRange.ofLength(TinyPart.BASE + at, 80);
      FirmwareImage image = new TagStamp(tag.start(), flash(MANY), "tiny", "2").writeInto(untagged);

      Reading reading =
          new Reading(image, MANY, before(image, MANY, page -> true), FlashOptions.safe());

      assertThat(IntStream.range(0, MANY).mapToObj(i -> page(i)).filter(tag::overlaps))
          .allMatch(reading::hasRead);
    }
  }

  @Example
  void thePageOfATableThatIsNotAtTheBaseIsReadInAnyCase() throws Exception {
    for (int page = 16; page < MANY; page += 16) {
      byte[] bytes = new byte[MANY * PAGE];
      System.arraycopy(TinyPart.vectorTable(), 0, bytes, page * PAGE, 8);
      FirmwareImage image = FirmwareImage.of(TinyPart.BASE, bytes);
      FlashOptions options = FlashOptions.safe().override(Refusal.VECTOR_TABLE);

      Reading reading = new Reading(image, MANY, before(image, MANY, it -> true), options);

      assertThat(reading.pages).contains(page(0), page(page));
    }
  }

  private static boolean isFound(List<AddressRange> whole, IntPredicate same) {
    FirmwareImage image = FirmwareImage.of(TinyPart.BASE, new byte[whole.size() * PAGE]);
    PageSample sample = PageSample.of(image, whole);
    Map<Long, byte[]> seen = new HashMap<>();
    while (!sample.isUndecided(DeviceContents.of(seen))) {
      if (sample.next(DeviceContents.of(seen)).isEmpty()) {
        return false;
      }
      AddressRange page = sample.next(DeviceContents.of(seen)).get();
      byte[] bytes = new byte[PAGE];
      bytes[7] = (byte) (same.test(index(page)) ? 0 : 1);
      seen.put(page.start(), bytes);
    }
    return true;
  }

  /** An image of random contents that can start. */
  private static byte[] application(int pages, long seed) {
    byte[] bytes = new byte[pages * PAGE];
    new Random(seed).nextBytes(bytes);
    System.arraycopy(TinyPart.vectorTable(), 0, bytes, 0, 8);
    return bytes;
  }

  /** Often without some bytes, or without whole pages. */
  private static FirmwareImage withGaps(byte[] bytes, Random random) throws Exception {
    List<Segment> segments = new ArrayList<>();
    int at = random.nextInt(4) == 0 ? random.nextInt(3 * PAGE) : 0;
    for (int gaps = random.nextInt(4); gaps >= 0 && at < bytes.length; gaps--) {
      int length = gaps == 0 ? bytes.length - at : random.nextInt(bytes.length - at + 1);
      byte[] part = Arrays.copyOfRange(bytes, at, at + length);
      segments.add(Segment.copyOf(TinyPart.BASE + at, part));
      at += length + 1 + random.nextInt(2 * PAGE);
    }
    return FirmwareImage.of(segments);
  }

  private static byte[] before(FirmwareImage image, int pages, IntPredicate differs) {
    byte[] before = new byte[pages * PAGE];
    Arrays.fill(before, (byte) 0x5A);
    image.copyTo(flash(pages), before);
    for (int page = 0; page < pages; page++) {
      if (differs.test(page)) {
        // Somewhere in the page, so that no part of it can stand for all.
        before[page * PAGE + page % PAGE] ^= 0x10;
      }
    }
    return before;
  }

  private static AddressRange flash(int pages) {
    return AddressRange.ofLength(TinyPart.BASE, (long) pages * PAGE);
  }

  private static AddressRange page(int index) {
    return AddressRange.ofLength(TinyPart.BASE + (long) index * PAGE, PAGE);
  }

  private static int index(AddressRange page) {
    return (int) (page.start() - TinyPart.BASE) / PAGE;
  }

  /** A draft that is asked until it knows enough. */
  private static final class Reading {
    private final List<AddressRange> pages = new ArrayList<>();
    private final FlashPlan plan;
    private int batches;

    Reading(FirmwareImage image, int pagesOfFlash, byte[] before, FlashOptions options)
        throws Exception {
      FlashDraft draft =
          FlashDraft.of(
              TinyPart.file(image),
              TinyPart.target("@Internal Flash /0x08000000/" + pagesOfFlash + "*032 g"),
              options);
      FlashModel model = new FlashModel(before);
      Comparison comparison = new Comparison(draft, PAGE);
      List<AddressRange> next = draft.reads(DeviceContents.unknown());
      while (!next.isEmpty()) {
        batches++;
        next = draft.reads(read(comparison, next, model));
      }
      assertThat(comparison.next()).isEmpty();
      plan = draft.against(comparison.contents());
    }

    private DeviceContents read(Comparison comparison, List<AddressRange> batch, FlashModel model) {
      for (AddressRange range : batch) {
        for (long at = range.start(); at < range.endExclusive(); at += PAGE) {
          AddressRange block = comparison.next().orElseThrow();
          assertThat(block.start()).isEqualTo(at);
          pages.add(block);
          comparison.read(model.bytes(block));
        }
      }
      return comparison.contents();
    }

    boolean hasRead(AddressRange page) {
      return pages.contains(page);
    }
  }
}
