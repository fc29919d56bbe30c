package io.github.stm32dfu.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.ImageTag;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagCheck;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.memory.AddressRange;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A board with a boot stub in page 0, which starts the application only where its tag holds. */
class BootStubPropertyTest {
  private static final int PAGE = 128;
  private static final int PAGES = 8;
  private static final long APPLICATION = TinyPart.BASE + PAGE;
  private static final int SIZE = (PAGES - 2) * PAGE;
  private static final byte[] STUB = stub(1);

  @Property
  void whereverItIsCutTheTagHoldsForTheOldImageOrTheNewOne(@ForAll long seed) throws Exception {
    byte[] before = flash(STUB, application(seed, "1.0.0"));
    byte[] after = flash(STUB, application(seed + 1, "1.1.0"));
    FlashPlan plan = plan(application(seed + 1, "1.1.0"), before, FlashOptions.safe());
    FlashModel model = new FlashModel(before);

    for (FlashStep step : plan.steps()) {
      for (byte[] torn : model.halfWordByHalfWord(step)) {
        if (stubStarts(torn)) {
          assertThat(torn).isEqualTo(after);
        }
      }
    }

    assertThat(model.bytes()).isEqualTo(after);
    assertThat(stubStarts(after)).isTrue();
  }

  @Example
  void thePageOfTheTagIsErasedFirstAndItsMagicWrittenLast() throws Exception {
    FirmwareImage next = application(2, "1.1.0");
    List<FlashStep> steps =
        plan(next, flash(STUB, application(1, "1.0.0")), FlashOptions.safe()).steps();
    ImageTag tag = ImageTag.find(next).orElseThrow();

    assertThat(steps.get(0)).isInstanceOf(FlashStep.Erase.class);
    assertThat(steps.get(0).range().contains(tag.address())).isTrue();
    List<FlashStep> writes = steps.stream().filter(FlashStep.Write.class::isInstance).toList();
    assertThat(writes.get(writes.size() - 1).range())
        .isEqualTo(AddressRange.ofLength(tag.address(), 4));
  }

  @Example
  void anEqualStubInTheFileIsLeftAlone() throws Exception {
    FirmwareImage whole = withStub(STUB, application(2, "1.1.0"));
    FlashPlan plan = plan(whole, flash(STUB, application(1, "1.0.0")), FlashOptions.safe());

    assertThat(plan.pages().get(0).fate()).isEqualTo(PlannedPage.Fate.SAME);
    assertThat(plan.steps()).noneMatch(step -> step.range().start() < APPLICATION);
    assertThat(plan.steps().get(0).range().start()).isEqualTo(APPLICATION);
  }

  @Example
  void anotherStubIsRefusedUnlessSomebodyAsksForIt() throws Exception {
    FirmwareImage whole = withStub(stub(9), application(2, "1.1.0"));
    byte[] before = flash(STUB, application(1, "1.0.0"));

    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> plan(whole, before, FlashOptions.safe()));
    assertThat(refused.reason()).isEqualTo(Refusal.BOOT_STUB);
    assertThat(refused.hint()).isEqualTo(Hint.KEEP_BOOT_STUB);

    FlashPlan plan = plan(whole, before, FlashOptions.safe().override(Refusal.BOOT_STUB));
    assertThat(plan.pages().get(0).fate()).isEqualTo(PlannedPage.Fate.REWRITE_LAST);
    assertThat(plan.warnings()).anyMatch(warning -> warning.contains("boot stub"));
  }

  private static FlashPlan plan(FirmwareImage image, byte[] before, FlashOptions options)
      throws Exception {
    return FlashDraft.of(
            TinyPart.file(image), TinyPart.target("@Internal Flash /0x08000000/08*128Bg"), options)
        .against(DeviceContents.of(Map.of(TinyPart.BASE, before)));
  }

  /** What the stub does at each start. */
  private static boolean stubStarts(byte[] flash) {
    FirmwareImage image = FirmwareImage.of(TinyPart.BASE, flash);
    return ImageTag.find(image)
        .filter(tag -> tag.covers().start() == APPLICATION)
        .filter(tag -> tag.check(image) instanceof TagCheck.Valid)
        .isPresent();
  }

  private static FirmwareImage application(long seed, String version) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    System.arraycopy(TinyPart.vectorTable(), 0, bytes, 0, 8);
    return new TagStamp(
            APPLICATION + 16, AddressRange.ofLength(APPLICATION, SIZE), "Desk Lamp", version)
        .writeInto(FirmwareImage.of(APPLICATION, bytes));
  }

  private static byte[] stub(long seed) {
    byte[] bytes = new byte[PAGE];
    new Random(seed).nextBytes(bytes);
    System.arraycopy(TinyPart.vectorTable(), 0, bytes, 0, 8);
    return bytes;
  }

  private static FirmwareImage withStub(byte[] stub, FirmwareImage application) throws Exception {
    return FirmwareImage.of(
        List.of(
            Segment.copyOf(TinyPart.BASE, stub),
            Segment.copyOf(APPLICATION, application.segments().get(0).toByteArray())));
  }

  private static byte[] flash(byte[] stub, FirmwareImage application) {
    byte[] flash = new byte[PAGE * PAGES];
    Arrays.fill(flash, (byte) 0xFF);
    System.arraycopy(stub, 0, flash, 0, stub.length);
    application.copyTo(AddressRange.ofLength(TinyPart.BASE, flash.length), flash);
    return flash;
  }
}
