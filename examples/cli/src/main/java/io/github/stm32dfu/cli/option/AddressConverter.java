package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.memory.AddressRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Addresses of 32 bits, spelt as {@link NumberConverter} has it. */
public final class AddressConverter implements ITypeConverter<Long> {
  /** Remembers nothing. */
  public AddressConverter() {}

  @Override
  public Long convert(String text) {
    long address = new NumberConverter().convert(text);
    if (address == AddressRange.SPACE_END) {
      throw new TypeConversionException("'" + text + "' is more than 32 bits can address");
    }
    return address;
  }
}
