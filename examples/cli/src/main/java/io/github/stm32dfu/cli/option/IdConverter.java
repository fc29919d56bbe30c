package io.github.stm32dfu.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** USB ids of 16 bits: {@code 0x0483}, or hex digits as tools print them, {@code 0483}. */
final class IdConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
    if (!digits.matches("[0-9a-fA-F]{1,4}")) {
      throw new TypeConversionException("'" + text + "' is no id of four hex digits");
    }
    return Integer.parseInt(digits, 16);
  }
}
