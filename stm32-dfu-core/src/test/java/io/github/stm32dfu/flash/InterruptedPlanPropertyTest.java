package io.github.stm32dfu.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.flash.PlannedPage.Fate;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds for every plan that follows an interrupted run, whose journal is at hand. */
class InterruptedPlanPropertyTest {
  @Property
  void endsWithTheImageAndAroundItWhatWasThereBeforeTheInterruptedRun(@ForAll long seed)
      throws Exception {
    Case one = new Case(seed);
    FlashModel model = new FlashModel(one.flash);

    one.plan.steps().forEach(model::perform);

    assertThat(model.bytes()).isEqualTo(one.after);
  }

  @Property
  void everyBegunPageOfTheImageIsErasedAgain(@ForAll long seed) throws Exception {
    Case one = new Case(seed);

    for (PlannedPage page : one.plan.pages()) {
      if (one.begun.containsKey(page.image().range())) {
        assertThat(page.fate()).isNotEqualTo(Fate.SAME);
      }
    }
  }

  @Property
  void whatAPageHeldFirstIsNotedAgain(@ForAll long seed) throws Exception {
    Case one = new Case(seed);

    assertThat(one.plan.pagesAtRisk()).isEmpty();
    for (PageImage page : one.plan.noted()) {
      boolean covered = one.image.covered(page.range()).contains(page.range());
      Optional<byte[]> first = one.begun.getOrDefault(page.range(), Optional.empty());
      assertThat(page.before().isPresent()).isEqualTo(!covered);
      if (!covered && first.isPresent()) {
        assertThat(page.before().orElseThrow()).isEqualTo(first.get());
      }
    }
  }

  @Test
  void anotherDevicesPagesAreRefused() {
    refused(AddressRange.ofLength(TinyPart.BASE + 8, TinyPart.PAGE));
    refused(AddressRange.ofLength(TinyPart.BASE, 2 * TinyPart.PAGE));
    refused(AddressRange.ofLength(TinyPart.FLASH.endExclusive(), TinyPart.PAGE));
    refused(TinyPart.OPTION_BYTES);
  }

  @Test
  void aProtectedPageIsGivenBackWhatItHeld() throws Exception {
    AddressRange page = AddressRange.ofLength(TinyPart.BASE + 64, TinyPart.PAGE);
    byte[] held = new byte[TinyPart.PAGE];
    FlashJournal journal = new Noted(List.of(new BegunPage(page, Optional.of(held))));
    FlashOptions options = FlashOptions.safe().protect(page);

    FlashPlan plan =
        plan(FirmwareImage.of(TinyPart.BASE, TinyPart.vectorTable()), options, journal);

    assertThat(plan.noted()).extracting(PageImage::range).contains(page);
    assertThatThrownBy(() -> plan(FirmwareImage.of(page.start(), new byte[] {1}), options, journal))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.PROTECTED_RANGE));
  }

  private static FlashPlan plan(FirmwareImage image, FlashOptions options, FlashJournal journal)
      throws RefusedException {
    return FlashDraft.of(TinyPart.file(image), TinyPart.target(), options, journal)
        .against(DeviceContents.unknown());
  }

  private static void refused(AddressRange page) {
    FlashJournal journal = new Noted(List.of(new BegunPage(page, Optional.empty())));
    FirmwareImage image = FirmwareImage.of(TinyPart.BASE, TinyPart.vectorTable());
    assertThatThrownBy(() -> plan(image, FlashOptions.safe(), journal))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Refusal.WRONG_DEVICE);
              assertThat(refusal.hint()).isEqualTo(Hint.FORGET_UPDATE);
            });
  }

  /** Chance contents, an image, and pages that a run has begun, which hold chance since. */
  private static final class Case {
    private final Map<AddressRange, Optional<byte[]>> begun = new TreeMap<>();
    private final byte[] flash = new byte[(int) TinyPart.FLASH.size()];
    private final FirmwareImage image;
    private final byte[] after;
    private final FlashPlan plan;

    Case(long seed) throws Exception {
      Random random = new Random(seed);
      random.nextBytes(flash);
      image = image(random);
      byte[] expected = flash.clone();
      for (int page = 0; page < TinyPart.PAGES; page++) {
        if (random.nextInt(3) == 0) {
          begin(
              random,
              AddressRange.ofLength(TinyPart.BASE + page * TinyPart.PAGE, TinyPart.PAGE),
              expected);
        }
      }
      image.copyTo(TinyPart.FLASH, expected);
      after = expected;
      List<BegunPage> pages = new ArrayList<>();
      begun.forEach((range, before) -> pages.add(new BegunPage(range, before)));
      FlashDraft draft =
          FlashDraft.of(
              TinyPart.file(image), TinyPart.target(), FlashOptions.safe(), new Noted(pages));
      Map<Long, byte[]> read = new TreeMap<>();
      FlashModel model = new FlashModel(flash);
      draft.reads().forEach(range -> read.put(range.start(), model.bytes(range)));
      plan = draft.against(DeviceContents.of(read));
    }

    /** What the page holds now is chance, or, as bad luck has it, what it shall hold. */
    private void begin(Random random, AddressRange page, byte[] expected) {
      int at = (int) (page.start() - TinyPart.BASE);
      byte[] held = new byte[TinyPart.PAGE];
      random.nextBytes(held);
      if (random.nextBoolean()) {
        begun.put(page, Optional.of(held));
        System.arraycopy(held, 0, expected, at, held.length);
      } else {
        begun.put(page, Optional.empty());
      }
      if (random.nextBoolean()) {
        byte[] right = new byte[TinyPart.PAGE];
        System.arraycopy(expected, at, right, 0, right.length);
        image.copyTo(page, right);
        System.arraycopy(right, 0, flash, at, right.length);
        System.arraycopy(right, 0, expected, at, right.length);
      }
    }

    private static FirmwareImage image(Random random) throws Exception {
      List<Segment> parts = new ArrayList<>();
      if (random.nextInt(3) > 0) {
        parts.add(Segment.copyOf(TinyPart.BASE, TinyPart.vectorTable()));
      }
      int at = 8 + random.nextInt(200);
      for (int i = random.nextInt(3); i >= 0; i--) {
        byte[] bytes = new byte[1 + random.nextInt(150)];
        random.nextBytes(bytes);
        parts.add(Segment.copyOf(TinyPart.BASE + at, bytes));
        at += bytes.length + 1 + random.nextInt(60);
      }
      return FirmwareImage.of(parts);
    }
  }

  /** A journal that an interrupted run left. */
  private record Noted(List<BegunPage> begun) implements FlashJournal {
    @Override
    public Keeping keeping() {
      return Keeping.IN_JOURNAL;
    }

    @Override
    public void begins(List<BegunPage> pages) throws DfuException {
      throw new AssertionError("a plan touches nothing");
    }

    @Override
    public void ends(List<AddressRange> pages) {
      throw new AssertionError("a plan touches nothing");
    }

    @Override
    public void verified() {
      throw new AssertionError("a plan touches nothing");
    }
  }
}
