package io.github.stm32dfu.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.VectorTable;
import io.github.stm32dfu.memory.AddressRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every plan, seen by working it off on a model of the flash. */
class FlashPlanPropertyTest {
  @Property
  void endsWithTheImageAndEveryOtherByteUnchanged(@ForAll long seed) throws Exception {
    Case one = new Case(seed);
    FlashModel model = new FlashModel(one.before);

    one.plan.steps().forEach(model::perform);

    assertThat(model.bytes()).isEqualTo(one.after);
  }

  @Property
  void touchesOnlyPagesThatDifferAndTheVectorPage(@ForAll long seed) throws Exception {
    Case one = new Case(seed);

    for (PlannedPage page : one.plan.pages()) {
      FlashModel before = new FlashModel(one.before);
      boolean same = page.image().mismatch(before.bytes(page.image().range())) < 0;
      if (page.fate() == PlannedPage.Fate.SAME) {
        assertThat(same).isTrue();
      } else if (page.fate() == PlannedPage.Fate.REWRITE) {
        assertThat(same).isFalse();
      } else {
        assertThat(page.image().range().contains(TinyPart.BASE)).isTrue();
      }
    }
  }

  @Property
  void neverStartsAMixWhereverItIsCut(@ForAll long seed) throws Exception {
    Case one = new Case(seed);
    FlashModel model = new FlashModel(one.before);
    boolean touchesTheHead =
        one.plan.pages().stream().anyMatch(page -> page.image().range().contains(TinyPart.BASE));
    if (!touchesTheHead && starts(one.before) && !one.plan.steps().isEmpty()) {
      assertThat(one.plan.warnings()).anyMatch(warning -> warning.contains("start a mix"));
      return;
    }

    for (FlashStep step : one.plan.steps()) {
      for (byte[] torn : model.halfWordByHalfWord(step)) {
        if (starts(torn)) {
          assertThat(torn).isEqualTo(one.after);
        }
      }
    }
  }

  @Property
  void goesInRunsOfNeighboursEachErasedWrittenAndReadBack(@ForAll long seed) throws Exception {
    List<FlashStep> steps = new Case(seed).plan.steps();
    List<AddressRange> erased = ranges(steps, FlashStep.Erase.class);

    assertThat(longestRunOfErases(steps)).isLessThanOrEqualTo(FlashPlan.PAGES_PER_RUN + 1);
    assertThat(erased).doesNotHaveDuplicates();
    assertThat(ranges(steps, FlashStep.Verify.class)).containsExactlyInAnyOrderElementsOf(erased);
    assertThat(ranges(steps, FlashStep.Write.class))
        .allMatch(write -> erased.stream().anyMatch(page -> page.contains(write)));
  }

  /** The erase of the vector page stands in front of the first run. */
  private static int longestRunOfErases(List<FlashStep> steps) {
    int longest = 0;
    int run = 0;
    for (FlashStep step : steps) {
      run = step instanceof FlashStep.Erase ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static List<AddressRange> ranges(List<FlashStep> steps, Class<? extends FlashStep> kind) {
    return steps.stream().filter(kind::isInstance).map(FlashStep::range).toList();
  }

  private static boolean starts(byte[] flash) {
    FirmwareImage image = FirmwareImage.of(TinyPart.BASE, flash);
    AddressRange ram = TinyPart.target().profile().ram();
    return VectorTable.at(image, TinyPart.BASE).orElseThrow().isPlausible(ram, TinyPart.FLASH);
  }

  /** A random image with a vector table over random contents, often equal to it in places. */
  private static final class Case {
    private final byte[] before;
    private final byte[] after;
    private final FlashPlan plan;

    Case(long seed) throws Exception {
      Random random = new Random(seed);
      FirmwareImage image = image(random);
      before = new byte[(int) TinyPart.FLASH.size()];
      Arrays.fill(before, (byte) 0xFF);
      for (int page = 0; page < TinyPart.PAGES; page++) {
        prior(random, image, page);
      }
      if (random.nextBoolean()) {
        System.arraycopy(TinyPart.vectorTable(), 0, before, 0, TinyPart.vectorTable().length);
      }
      after = before.clone();
      image.copyTo(TinyPart.FLASH, after);
      plan =
          FlashDraft.of(TinyPart.file(image), TinyPart.target(), FlashOptions.safe())
              .against(DeviceContents.of(Map.of(TinyPart.BASE, before)));
    }

    private static FirmwareImage image(Random random) throws Exception {
      List<Segment> parts = new ArrayList<>();
      if (random.nextInt(4) > 0) {
        parts.add(Segment.copyOf(TinyPart.BASE, TinyPart.vectorTable()));
      }
      int at = 8;
      for (int i = random.nextInt(4); i >= 0; i--) {
        at += random.nextInt(100);
        int length = 1 + random.nextInt(200);
        if (at + length > TinyPart.FLASH.size()) {
          break;
        }
        byte[] bytes = new byte[length];
        if (random.nextInt(4) > 0) {
          random.nextBytes(bytes);
        } else {
          Arrays.fill(bytes, (byte) 0xFF);
        }
        parts.add(Segment.copyOf(TinyPart.BASE + at, bytes));
        at += length;
      }
      return FirmwareImage.of(parts);
    }

    private void prior(Random random, FirmwareImage image, int page) {
      int from = page * TinyPart.PAGE;
      byte[] bytes = new byte[TinyPart.PAGE];
      Arrays.fill(bytes, (byte) 0xFF);
      int kind = random.nextInt(3);
      if (kind > 0) {
        random.nextBytes(bytes);
      }
      if (kind > 1) {
        image.copyTo(AddressRange.ofLength(TinyPart.BASE + from, TinyPart.PAGE), bytes);
      }
      System.arraycopy(bytes, 0, before, from, TinyPart.PAGE);
    }
  }
}
