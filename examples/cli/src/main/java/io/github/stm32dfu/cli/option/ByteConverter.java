package io.github.stm32dfu.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One byte, as {@code 0xFF} or {@code 255}. */
public final class ByteConverter implements ITypeConverter<Integer> {
  private static final long MOST = 0xFF;

  /** Remembers nothing. */
  public ByteConverter() {}

  @Override
  public Integer convert(String text) {
    long value = new NumberConverter().convert(text);
    if (value > MOST) {
      throw new TypeConversionException("'" + text + "' is more than one byte");
    }
    return (int) value;
  }
}
