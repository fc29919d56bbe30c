package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.bootloader.PollPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The policies by their names on the command line. */
public final class PollConverter implements ITypeConverter<PollPolicy> {
  /** Remembers nothing. */
  public PollConverter() {}

  @Override
  public PollPolicy convert(String text) {
    return switch (text) {
      case "advertised" -> PollPolicy.advertised();
      case "adaptive" -> PollPolicy.adaptive();
      default ->
          throw new TypeConversionException("'" + text + "' is neither advertised nor adaptive");
    };
  }
}
