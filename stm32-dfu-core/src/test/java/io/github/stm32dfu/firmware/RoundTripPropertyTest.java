package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.firmware.FirmwareFile.Addressing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What a writer writes, its reader reads as it was. */
class RoundTripPropertyTest {
  @Provide
  Arbitrary<FirmwareImage> images() {
    return AnyImage.any();
  }

  @Provide
  Arbitrary<FirmwareImage> compactImages() {
    return AnyImage.compact();
  }

  @Provide
  Arbitrary<FirmwareFormat> addressed() {
    return Arbitraries.of(FirmwareFormat.DFUSE, FirmwareFormat.INTEL_HEX, FirmwareFormat.S_RECORD);
  }

  @Property
  void formatsWithAddresses(
      @ForAll("images") FirmwareImage image, @ForAll("addressed") FirmwareFormat format)
      throws FirmwareFormatException {
    FirmwareFile file = FirmwareReader.read(Written.of(image, format), ReadOptions.defaults());
    assertThat(file.format()).isEqualTo(format);
    assertThat(file.image()).isEqualTo(image);
    assertThat(file.addressed()).isEqualTo(Addressing.KNOWN);
    assertThat(file.warnings()).isEmpty();
  }

  @Property
  void elf(@ForAll("images") FirmwareImage image) throws FirmwareFormatException {
    byte[] elf = new ElfBuilder().entry(0x0800_0101).segments(image.segments()).build();
    if (image.isEmpty()) {
      return;
    }
    FirmwareFile file = FirmwareReader.read(elf, ReadOptions.defaults());
    assertThat(file.format()).isEqualTo(FirmwareFormat.ELF);
    assertThat(file.image()).isEqualTo(image);
    assertThat(file.entry()).hasValue(0x0800_0101);
    assertThat(file.warnings()).isEmpty();
  }

  @Property
  void rawIsDenseFromTheFirstToTheLastByte(
      @ForAll("compactImages") FirmwareImage image, @ForAll @IntRange(max = 255) int fill)
      throws FirmwareFormatException {
    byte[] raw = Written.of(image, WriteOptions.of(FirmwareFormat.RAW).withFill(fill));
    assertThat(raw).isEqualTo(ByteMap.of(image).dense(fill));
    long base = image.span().start();
    FirmwareFile file =
        FirmwareReader.read(
            raw, ReadOptions.defaults().withFormat(FirmwareFormat.RAW).withBase(base));
    assertThat(file.image()).isEqualTo(FirmwareImage.of(base, raw));
    assertThat(file.addressed()).isEqualTo(Addressing.KNOWN);
  }

  @Property
  void dfuIsDenseAndHasNoAddressUnlessOneIsGiven(@ForAll("compactImages") FirmwareImage image)
      throws FirmwareFormatException {
    SuffixIds ids = new SuffixIds(0x1234, 0x5678, 0x0102);
    byte[] dfu = Written.of(image, WriteOptions.of(FirmwareFormat.DFU).withIds(ids));
    byte[] payload = ByteMap.of(image).dense(0xFF);

    FirmwareFile file = FirmwareReader.read(dfu, ReadOptions.defaults());
    assertThat(file.format()).isEqualTo(FirmwareFormat.DFU);
    assertThat(file.image()).isEqualTo(FirmwareImage.of(0, payload));
    assertThat(file.addressed()).isEqualTo(Addressing.UNKNOWN);
    assertThat(file.suffix().map(DfuSuffix::idVendor)).hasValue(0x1234);
    assertThat(file.suffix().map(DfuSuffix::idProduct)).hasValue(0x5678);
    assertThat(file.suffix().map(DfuSuffix::bcdDevice)).hasValue(0x0102);

    long base = image.span().start();
    FirmwareFile placed = FirmwareReader.read(dfu, ReadOptions.defaults().withBase(base));
    assertThat(placed.image()).isEqualTo(FirmwareImage.of(base, payload));
    assertThat(placed.addressed()).isEqualTo(Addressing.KNOWN);
  }

  @Property
  void targetsStayTargets(@ForAll("targets") List<FirmwareTarget> targets)
      throws FirmwareFormatException {
    FirmwareImage whole =
        AnyImage.image(
            targets.stream().flatMap(target -> target.image().segments().stream()).toList());
    FirmwareFile file =
        new FirmwareFile(
            FirmwareFormat.DFUSE,
            whole,
            Addressing.KNOWN,
            targets,
            Optional.empty(),
            OptionalLong.empty(),
            List.of());
    byte[] written = Written.of(file, WriteOptions.of(FirmwareFormat.DFUSE));
    FirmwareFile read = FirmwareReader.read(written, ReadOptions.defaults());
    assertThat(read.targets()).isEqualTo(targets);
    assertThat(read.image()).isEqualTo(whole);
  }

  @Provide
  Arbitrary<List<FirmwareTarget>> targets() {
    Arbitrary<String> names =
        Arbitraries.strings().withCharRange('\u0001', '\u00FF').ofMaxLength(255);
    Arbitrary<Integer> settings = Arbitraries.integers().between(0, 255);
    return AnyImage.any()
        .flatMap(
            image ->
                Combinators.combine(settings, names)
                    .as((setting, name) -> new FirmwareTarget(setting, name, image))
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(5));
  }

  @Property
  void theEntryPointStays(@ForAll @IntRange(min = 1) int address) throws FirmwareFormatException {
    FirmwareImage image = FirmwareImage.of(0x0800_0000, new byte[] {1, 2, 3});
    FirmwareFile file =
        new FirmwareFile(
            FirmwareFormat.ELF,
            image,
            Addressing.KNOWN,
            List.of(),
            Optional.empty(),
            OptionalLong.of(address),
            List.of());
    for (FirmwareFormat format : List.of(FirmwareFormat.INTEL_HEX, FirmwareFormat.S_RECORD)) {
      byte[] written = Written.of(file, WriteOptions.of(format));
      assertThat(FirmwareReader.read(written, ReadOptions.defaults()).entry()).hasValue(address);
    }
  }
}
