package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.FirmwareFormatException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Damaged files are refused, or read as what they were; nothing else ever happens. */
class MutationPropertyTest {
  /** One write into a file, anywhere. */
  record Mutation(int position, byte value) {
    void applyTo(byte[] file) {
      file[position % file.length] = value;
    }
  }

  @Provide
  Arbitrary<FirmwareImage> images() {
    return AnyImage.compact();
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    Arbitrary<Byte> telling =
        Arbitraries.of(
            (byte) 0, (byte) 1, (byte) 0xFF, (byte) ':', (byte) 'S', (byte) '\n', (byte) '0');
    Arbitrary<Byte> values = Arbitraries.oneOf(telling, Arbitraries.bytes());
    return Arbitraries.integers()
        .between(0, 1 << 20)
        .flatMap(position -> values.map(value -> new Mutation(position, value)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property
  void anyDamageIsRefusedOrRead(
      @ForAll("images") FirmwareImage image,
      @ForAll FirmwareFormat format,
      @ForAll("mutations") List<Mutation> mutations,
      @ForAll @IntRange(max = 5000) int cut) {
    byte[] file = file(image, format);
    mutations.forEach(mutation -> mutation.applyTo(file));
    byte[] damaged = Arrays.copyOf(file, Math.max(0, file.length - (cut > 2500 ? 0 : cut)));
    readOrRefuse(damaged, ReadOptions.defaults());
    readOrRefuse(damaged, ReadOptions.defaults().withFormat(format));
    readOrRefuse(damaged, ReadOptions.defaults().withBase(0xFFFF_FFF0L));
  }

  @Property
  void noiseIsRefusedOrRead(
      @ForAll byte[] noise, @ForAll FirmwareFormat format, @ForAll FirmwareFormat start) {
    byte[] file = file(FirmwareImage.of(0x0800_0000, new byte[] {1, 2, 3, 4}), start);
    int kept = noise.length == 0 ? file.length : Math.abs(noise[0]) % file.length;
    byte[] damaged = Arrays.copyOf(file, kept + noise.length);
    System.arraycopy(noise, 0, damaged, kept, noise.length);
    readOrRefuse(damaged, ReadOptions.defaults());
    readOrRefuse(damaged, ReadOptions.defaults().withFormat(format));
  }

  @Property
  void oneChangedByteInADfuFileIsRefused(
      @ForAll("images") FirmwareImage image,
      @ForAll("suffixed") FirmwareFormat format,
      @ForAll @IntRange(max = 1 << 20) int position,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] file = file(image, format);
    file[position % file.length] ^= (byte) change;
    assertThatThrownBy(() -> FirmwareReader.read(file, ReadOptions.defaults()))
        .isInstanceOf(FirmwareFormatException.class);
  }

  @Provide
  Arbitrary<FirmwareFormat> suffixed() {
    return Arbitraries.of(FirmwareFormat.DFU, FirmwareFormat.DFUSE);
  }

  @Property
  void oneChangedByteInAHexFileIsRefusedOrChangesNothing(
      @ForAll("images") FirmwareImage image,
      @ForAll @IntRange(max = 1 << 20) int position,
      @ForAll byte value) {
    byte[] file = file(image, FirmwareFormat.INTEL_HEX);
    file[position % file.length] = value;
    try {
      assertThat(FirmwareReader.read(file, ReadOptions.defaults()).image()).isEqualTo(image);
    } catch (FirmwareFormatException refused) {
      assertThat(refused).hasMessageContaining(" ");
    }
  }

  @Property
  void aCutFileIsRefusedOrSaysThatItMayBeCut(
      @ForAll("images") FirmwareImage image,
      @ForAll FirmwareFormat format,
      @ForAll @IntRange(min = 1, max = 1 << 20) int cut) {
    byte[] file = file(image, format);
    if (format == FirmwareFormat.RAW) {
      return;
    }
    byte[] shorter = Arrays.copyOf(file, file.length - 1 - cut % (file.length - 1));
    try {
      FirmwareFile read = FirmwareReader.read(shorter, ReadOptions.defaults());
      boolean onlyTheLineBreakIsMissing = shorter.length == file.length - 1;
      assertThat(read.image().size()).isLessThanOrEqualTo(image.size());
      if (!onlyTheLineBreakIsMissing) {
        assertThat(read.warnings()).anyMatch(warning -> warning.contains("may have been cut"));
      }
    } catch (FirmwareFormatException refused) {
      assertThat(refused).hasMessageContaining(" ");
    }
  }

  private static byte[] file(FirmwareImage image, FirmwareFormat format) {
    return format == FirmwareFormat.ELF
        ? new ElfBuilder().segments(image.segments()).build()
        : Written.of(image, format);
  }

  private static void readOrRefuse(byte[] content, ReadOptions options) {
    try {
      FirmwareFile file = FirmwareReader.read(content, options);
      assertThat(file.image().size()).isLessThanOrEqualTo(content.length);
    } catch (FirmwareFormatException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
