package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.memory.AddressRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Ranges as {@code 0x08000000..0x08004000}, the end exclusive, or {@code 0x08000000+16K}. */
public final class RangeConverter implements ITypeConverter<AddressRange> {
  private final NumberConverter numbers = new NumberConverter();

  /** Remembers nothing. */
  public RangeConverter() {}

  @Override
  public AddressRange convert(String text) {
    int dots = text.indexOf("..");
    int plus = text.indexOf('+');
    if (dots < 0 && plus < 0) {
      throw new TypeConversionException(
          "'" + text + "' is no range; write 0x08000000..0x08004000 or 0x08000000+16K");
    }
    long start = numbers.convert(text.substring(0, dots >= 0 ? dots : plus));
    long end =
        dots >= 0
            ? numbers.convert(text.substring(dots + 2))
            : start + numbers.convert(text.substring(plus + 1));
    if (end > AddressRange.SPACE_END) {
      throw new TypeConversionException("'" + text + "' ends past what 32 bits can address");
    }
    if (end <= start) {
      throw new TypeConversionException("'" + text + "' has no bytes: its end is exclusive");
    }
    return new AddressRange(start, end);
  }
}
