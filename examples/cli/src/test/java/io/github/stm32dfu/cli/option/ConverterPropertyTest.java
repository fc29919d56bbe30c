package io.github.stm32dfu.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import picocli.CommandLine.TypeConversionException;

/** Numbers and ranges as people write them. */
class ConverterPropertyTest {
  private final NumberConverter numbers = new NumberConverter();
  private final RangeConverter ranges = new RangeConverter();

  @Property
  void decimalAndHexAreTheSameNumber(@ForAll @LongRange(max = 1L << 32) long number) {
    assertThat(numbers.convert(String.valueOf(number))).isEqualTo(number);
    assertThat(numbers.convert("0x" + Hex.digits(number, 9))).isEqualTo(number);
  }

  @Property
  void suffixesMultiply(@ForAll @LongRange(max = 4096) long number) {
    assertThat(numbers.convert(number + "M")).isEqualTo(number << 20);
    assertThat(numbers.convert(number + "k")).isEqualTo(number << 10);
  }

  @Property
  void whateverIsTypedIsANumberOrAClearRefusal(@ForAll String text) {
    try {
      assertThat(numbers.convert(text)).isBetween(0L, 1L << 32);
    } catch (TypeConversionException refused) {
      assertThat(refused).hasMessageContaining(text);
    }
  }

  @Property
  void bothSpellingsOfARangeAreEqual(
      @ForAll @LongRange(max = (1L << 32) - 1) long start,
      @ForAll @LongRange(min = 1, max = 1L << 32) long length) {
    long end = Math.min(AddressRange.SPACE_END, start + length);
    AddressRange range = new AddressRange(start, end);
    assertThat(ranges.convert(Hex.address(start) + ".." + Hex.address(end))).isEqualTo(range);
    assertThat(ranges.convert(Hex.address(start) + "+" + (end - start))).isEqualTo(range);
    assertThat(ranges.convert(range.toString())).isEqualTo(range);
  }

  @Example
  void rangesWithoutBytesOrPastTheEndAreRefused() {
    for (String text :
        new String[] {"0..0", "5..4", "0x08000000", "1+0", "0xFFFFFFFF+2", "..", "+", "1..x"}) {
      assertThatThrownBy(() -> ranges.convert(text)).isInstanceOf(TypeConversionException.class);
    }
  }
}
