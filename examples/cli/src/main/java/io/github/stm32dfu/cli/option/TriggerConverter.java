package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.error.MalformedTriggerException;
import io.github.stm32dfu.journey.trigger.BootloaderTrigger;
import io.github.stm32dfu.journey.trigger.TriggerNotation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Triggers as {@link TriggerNotation} spells them. */
final class TriggerConverter implements ITypeConverter<BootloaderTrigger> {
  @Override
  public BootloaderTrigger convert(String text) {
    try {
      return TriggerNotation.parse(text);
    } catch (MalformedTriggerException wrong) {
      throw new TypeConversionException(wrong.getMessage());
    }
  }
}
