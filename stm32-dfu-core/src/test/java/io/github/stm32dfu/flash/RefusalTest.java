package io.github.stm32dfu.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.Refusal;
import io.github.stm32dfu.error.RefusedException;
import io.github.stm32dfu.firmware.DfuSuffix;
import io.github.stm32dfu.firmware.FirmwareFile;
import io.github.stm32dfu.firmware.FirmwareFormat;
import io.github.stm32dfu.firmware.FirmwareImage;
import io.github.stm32dfu.firmware.OverlapException;
import io.github.stm32dfu.firmware.Segment;
import io.github.stm32dfu.firmware.TagStamp;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.transport.DeviceString;
import io.github.stm32dfu.transport.DfuIdentity;
import io.github.stm32dfu.transport.PortPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is refused before anything is touched, and what a caller can take back by name. */
class RefusalTest {
  private static final byte[] ERASED = erased();

  @Test
  void dataOutsideOfAllMemory() throws Exception {
    FirmwareImage image =
        FirmwareImage.of(
            List.of(
                Segment.copyOf(TinyPart.BASE, TinyPart.vectorTable()),
                Segment.copyOf(TinyPart.FLASH.endExclusive() - 4, new byte[8])));

    refused(Refusal.OUTSIDE_LAYOUT, image, FlashOptions.safe(), "0x08000300..0x08000304");

    FlashPlan plan = plan(image, FlashOptions.safe().override(Refusal.OUTSIDE_LAYOUT));
    assertThat(plan.warnings()).anyMatch(warning -> warning.startsWith("overridden: no memory"));
    assertThat(plan.steps()).allMatch(step -> TinyPart.FLASH.contains(step.range()));
  }

  @Test
  void dataInSectorsThatCannotBeWritten() {
    FlashTarget readOnly = TinyPart.target("@Internal Flash /0x08000000/2*032 a,22*032 g");

    assertThatThrownBy(
            () -> FlashDraft.of(TinyPart.file(application()), readOnly, FlashOptions.safe()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.NOT_WRITABLE));
  }

  @Test
  void optionBytesUnlessAskedForByName() throws Exception {
    FirmwareImage image = withOptionBytes(0xAA);

    refused(Refusal.OPTION_BYTES, image, FlashOptions.safe(), "0x1FFFF800");

    assertThat(plan(image, FlashOptions.safe().with(OptionBytesPolicy.SKIP)).steps())
        .noneMatch(step -> TinyPart.OPTION_BYTES.overlaps(step.range()));
    List<FlashStep> steps = plan(image, FlashOptions.safe().with(OptionBytesPolicy.WRITE)).steps();
    assertThat(steps.get(steps.size() - 1).range()).isEqualTo(TinyPart.OPTION_BYTES);
  }

  @Test
  void readProtectionLevel2Always() {
    FlashOptions asked = FlashOptions.safe().with(OptionBytesPolicy.WRITE);

    refused(Refusal.READ_PROTECTION_LEVEL_2, withOptionBytes(0xCC), asked, "level 2");
    assertThatThrownBy(() -> asked.override(Refusal.READ_PROTECTION_LEVEL_2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void vectorTablesOfAnotherPart() throws Exception {
    byte[] evenResetVector = TinyPart.vectorTable();
    evenResetVector[4] = 0x40;
    byte[] stackOutsideRam = TinyPart.vectorTable();
    stackOutsideRam[2] = 0x01;
    byte[] resetOutsideFlash = TinyPart.vectorTable();
    resetOutsideFlash[6] = 0x01;
    for (byte[] table : List.of(evenResetVector, stackOutsideRam, resetOutsideFlash)) {
      FirmwareImage image = FirmwareImage.of(TinyPart.BASE, table);
      refused(Refusal.VECTOR_TABLE, image, FlashOptions.safe(), "stack pointer 0x2");

      FlashPlan plan = plan(image, FlashOptions.safe().override(Refusal.VECTOR_TABLE));
      assertThat(plan.leaveAddress()).isEmpty();
      assertThat(plan.warnings()).anyMatch(warning -> warning.contains("nothing to start"));
    }
  }

  @Test
  void imagesThatContradictTheirTag() throws Exception {
    byte[] bytes = Arrays.copyOf(TinyPart.vectorTable(), 300);
    FirmwareImage tagged =
        new TagStamp(TinyPart.BASE + 100, range(300), "demo", "1.0")
            .writeInto(FirmwareImage.of(TinyPart.BASE, bytes));
    byte[] damaged = new byte[300];
    tagged.copyTo(range(300), damaged);
    plan(tagged, FlashOptions.safe());

    damaged[299] ^= 1;

    FirmwareImage image = FirmwareImage.of(TinyPart.BASE, damaged);
    refused(Refusal.IMAGE_TAG, image, FlashOptions.safe(), "CRC-32");
    plan(image, FlashOptions.safe().override(Refusal.IMAGE_TAG));
  }

  private static AddressRange range(int length) {
    return AddressRange.ofLength(TinyPart.BASE, length);
  }

  @Test
  void protectedPagesThatWouldChange() throws Exception {
    FlashOptions protective =
        FlashOptions.safe().protect(AddressRange.ofLength(TinyPart.BASE + 40, 4));

    RefusedException refusal =
        catchThrowableOfType(RefusedException.class, () -> plan(application(), protective));
    assertThat(refusal.reason()).isEqualTo(Refusal.PROTECTED_RANGE);

    assertThat(plan(application(), protective.override(Refusal.PROTECTED_RANGE)).steps())
        .isNotEmpty();
  }

  @Test
  void filesForAnotherDevice() throws Exception {
    FirmwareFile foreign = withSuffix(0x0483, 0x5740);
    FlashTarget stm = withIdentity(0x0483, 0xDF11);

    assertThatThrownBy(() -> FlashDraft.of(foreign, stm, FlashOptions.safe()))
        .hasMessageContaining("0483:5740")
        .hasMessageContaining("0483:DF11");
    for (int any : new int[] {0x0000, 0xFFFF, 0xDF11}) {
      FlashDraft.of(withSuffix(0x0483, any), stm, FlashOptions.safe());
    }
    FlashDraft.of(foreign, stm, FlashOptions.safe().override(Refusal.WRONG_DEVICE));
  }

  @Test
  void filesThatSayNotWhereTheirBytesBelong() {
    FirmwareFile anywhere =
        new FirmwareFile(
            FirmwareFormat.DFU,
            FirmwareImage.of(0, new byte[16]),
            FirmwareFile.Addressing.UNKNOWN,
            List.of(),
            Optional.empty(),
            OptionalLong.empty(),
            List.of());

    assertThatThrownBy(() -> FlashDraft.of(anywhere, TinyPart.target(), FlashOptions.safe()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Refusal.NO_ADDRESS);
              assertThat(refusal.hint()).isEqualTo(Hint.GIVE_BASE);
            });
  }

  @Test
  void emptyFiles() {
    refused(
        Refusal.EMPTY_IMAGE,
        FirmwareImage.of(TinyPart.BASE, new byte[0]),
        FlashOptions.safe(),
        "no bytes");
  }

  @Test
  void layoutsWithMillionsOfSectors() {
    FlashTarget absurd = TinyPart.target("@Internal Flash /0x08000000/99999999*001 g");
    FirmwareImage image = FirmwareImage.of(TinyPart.BASE + 4096, new byte[1 << 20]);

    assertThatThrownBy(() -> FlashDraft.of(TinyPart.file(image), absurd, FlashOptions.safe()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.UNSUPPORTED));
  }

  private static void refused(
      Refusal reason, FirmwareImage image, FlashOptions options, String message) {
    assertThatThrownBy(() -> plan(image, options))
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  private static FlashPlan plan(FirmwareImage image, FlashOptions options) throws RefusedException {
    return FlashDraft.of(TinyPart.file(image), TinyPart.target(), options)
        .against(DeviceContents.of(Map.of(TinyPart.BASE, ERASED)));
  }

  private static FirmwareImage application() {
    byte[] bytes = Arrays.copyOf(TinyPart.vectorTable(), 100);
    return FirmwareImage.of(TinyPart.BASE, bytes);
  }

  private static FirmwareImage withOptionBytes(int readProtection) {
    byte[] options = new byte[16];
    options[0] = (byte) readProtection;
    try {
      return FirmwareImage.of(
          List.of(
              Segment.copyOf(TinyPart.BASE, TinyPart.vectorTable()),
              Segment.copyOf(TinyPart.OPTION_BYTES.start(), options)));
    } catch (OverlapException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static FirmwareFile withSuffix(int idVendor, int idProduct) {
    FirmwareFile file = TinyPart.file(application());
    return new FirmwareFile(
        FirmwareFormat.DFUSE,
        file.image(),
        file.addressed(),
        List.of(),
        Optional.of(new DfuSuffix(0xFFFF, idProduct, idVendor, 0x011A, 16, 0)),
        OptionalLong.empty(),
        List.of());
  }

  private static FlashTarget withIdentity(int idVendor, int idProduct) {
    FlashTarget target = TinyPart.target();
    DfuIdentity identity =
        new DfuIdentity(
            idVendor,
            idProduct,
            0x2200,
            new DeviceString.Absent(),
            PortPath.unknown(),
            DfuIdentity.Mode.DFU,
            List.of(),
            Optional.empty());
    return new FlashTarget(
        target.delivery(),
        target.memory(),
        target.transferSize(),
        target.profile(),
        Optional.of(identity));
  }

  private static byte[] erased() {
    byte[] bytes = new byte[(int) TinyPart.FLASH.size()];
    Arrays.fill(bytes, (byte) 0xFF);
    return bytes;
  }
}
