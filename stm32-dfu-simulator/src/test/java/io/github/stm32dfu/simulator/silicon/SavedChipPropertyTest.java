package io.github.stm32dfu.simulator.silicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.FirmwareFormatException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.simulator.chip.FlashGeometry;
import io.github.stm32dfu.simulator.chip.OptionBytes;
import io.github.stm32dfu.simulator.chip.ReadProtection;
import io.github.stm32dfu.simulator.chip.Timing;
import io.github.stm32dfu.simulator.chip.UniqueId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SavedChipPropertyTest {
  private static final FlashGeometry TINY = new FlashGeometry(4, 64);

  private static Chip chip(FlashGeometry geometry) {
    return new Chip(geometry, new UniqueId(1, 2, 3), 0x41, Timing.typical(), new Random(1));
  }

  private static byte[] saved() throws IOException {
    Chip chip = chip(TINY);
    byte[] contents = new byte[TINY.size()];
    new Random(7).nextBytes(contents);
    chip.flash().load(0, contents);
    chip.flash().tearErase(2, new Random(8));
    chip.loadOptions(
        OptionBytes.factory().with(ReadProtection.LEVEL_1).withWriteProtected(List.of(1)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SavedChip.write(chip, out);
    return out.toByteArray();
  }

  @Example
  void whatWasSavedComesBack() throws IOException {
    byte[] file = saved();
    Chip copy = chip(TINY);
    SavedChip.check(file, TINY);
    SavedChip.restore(file, copy);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    SavedChip.write(copy, again);
    assertThat(again.toByteArray()).isEqualTo(file);
    assertThat(copy.flash().isTorn(2)).isTrue();
    assertThat(copy.optionBytes().readProtection()).isEqualTo(ReadProtection.LEVEL_1);
    byte[] contents = new byte[TINY.size()];
    new Random(7).nextBytes(contents);
    assertThat(copy.read(AddressRange.ofLength(FlashGeometry.BASE, 128)))
        .isEqualTo(Arrays.copyOf(contents, 128));
  }

  @Property
  void anyFlippedBitIsFound(@ForAll @IntRange(max = 299) int at, @ForAll @IntRange(max = 7) int bit)
      throws IOException {
    byte[] file = saved();
    file[at % file.length] ^= (byte) (1 << bit);
    assertRefused(file, TINY);
  }

  @Property
  void anyOtherLengthIsFound(@ForAll @IntRange(max = 400) int length) throws IOException {
    byte[] file = saved();
    if (length != file.length) {
      assertRefused(Arrays.copyOf(file, length), TINY);
    }
  }

  @Example
  void anotherFlashIsRefusedByItsPages() throws IOException {
    assertThatExceptionOfType(FirmwareFormatException.class)
        .isThrownBy(() -> SavedChip.check(saved(), FlashGeometry.F373_XC))
        .withMessageContaining("4 pages of 64 bytes, instead of 128 of 2048");
  }

  private static void assertRefused(byte[] file, FlashGeometry geometry) {
    assertThatExceptionOfType(FirmwareFormatException.class)
        .isThrownBy(() -> SavedChip.check(file, geometry));
  }
}
