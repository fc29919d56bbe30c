package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.error.MalformedTriggerException;
import io.github.stm32dfu.journey.trigger.ModemLines;
import io.github.stm32dfu.journey.trigger.SerialTrigger;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Changes of DTR and RTS as {@link ModemLines} spells them. */
final class LineSequenceConverter implements ITypeConverter<SerialTrigger> {
  @Override
  public SerialTrigger convert(String text) {
    try {
      return ModemLines.parse(text);
    } catch (MalformedTriggerException wrong) {
      throw new TypeConversionException(wrong.getMessage());
    }
  }
}
