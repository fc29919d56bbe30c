package io.github.stm32dfu.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.memory.AddressRange;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Comparison where a page takes eight transfers. */
class PageHeadsPropertyTest {
  private static final int PAGE = 32;
  private static final int BLOCK = PAGE / 8;
  private static final int PAGES = 24;

  @Property(tries = 300)
  void itEndsAsTheImageAndOnlyEqualPagesAreCalledTheSame(
      @ForAll long seed, @ForAll @IntRange(max = 10) int tenthsThatDiffer) throws Exception {
    Random random = new Random(seed);
    byte[] image = application(random);
    byte[] before = image.clone();
    int differing = 0;
    for (int page = 0; page < PAGES; page++) {
      if (random.nextInt(10) < tenthsThatDiffer) {
        before[page * PAGE + random.nextInt(PAGE)] ^= 0x10;
        differing += page > 0 ? 1 : 0;
      }
    }
    Reading reading = new Reading(image, before);

    reading.plan.steps().forEach(reading.model::perform);

    assertThat(reading.model.bytes()).isEqualTo(image);
    boolean anyErased = !reading.plan.steps().isEmpty();
    assertThat(reading.plan.same()).hasSize(PAGES - differing - (anyErased ? 1 : 0));
  }

  @Example
  void aPageThatDiffersInItsFirstBlockIsReadNoFurther() throws Exception {
    byte[] image = application(new Random(1));
    byte[] before = image.clone();
    for (int page = 1; page < PAGES; page++) {
      before[page * PAGE] ^= 1;
    }

    assertThat(new Reading(image, before).bytes).isEqualTo(PAGE + (PAGES - 1) * BLOCK);
  }

  @Example
  void whereNothingDiffersEverythingIsReadOnce() throws Exception {
    byte[] image = application(new Random(1));

    Reading reading = new Reading(image, image.clone());

    assertThat(reading.bytes).isEqualTo(PAGES * PAGE);
    assertThat(reading.plan.steps()).isEmpty();
  }

  private static byte[] application(Random random) {
    byte[] bytes = new byte[PAGES * PAGE];
    random.nextBytes(bytes);
    System.arraycopy(TinyPart.vectorTable(), 0, bytes, 0, 8);
    return bytes;
  }

  private static final class Reading {
    private final FlashModel model;
    private final FlashPlan plan;
    private long bytes;

    Reading(byte[] image, byte[] before) throws Exception {
      FlashTarget pages = TinyPart.target();
      FlashTarget target =
          new FlashTarget(
              pages.delivery(), pages.memory(), BLOCK, pages.profile(), pages.identity());
      FirmwareImage whole = FirmwareImage.of(TinyPart.BASE, image);
      FlashDraft draft = FlashDraft.of(TinyPart.file(whole), target, FlashOptions.safe());
      this.model = new FlashModel(before);
      Comparison comparison = new Comparison(draft, BLOCK);
      Optional<AddressRange> block = comparison.next();
      while (block.isPresent()) {
        bytes += block.get().size();
        comparison.read(model.bytes(block.get()));
        block = comparison.next();
      }
      this.plan = draft.against(comparison.contents());
    }
  }
}
