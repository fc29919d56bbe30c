package io.github.stm32dfu.cli.option;

import io.github.stm32dfu.firmware.FirmwareFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Formats by their labels, or by the usual extensions of their files. */
public final class FormatConverter implements ITypeConverter<FirmwareFormat> {
  /** Remembers nothing. */
  public FormatConverter() {}

  @Override
  public FirmwareFormat convert(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    Optional<FirmwareFormat> labelled =
        Arrays.stream(FirmwareFormat.values())
            .filter(format -> format.label().equals(word))
            .findFirst();
    return labelled
        .or(() -> FirmwareFormat.ofFileName("." + word))
        .orElseThrow(
            () ->
                new TypeConversionException("'" + text + "' is no format; there are " + labels()));
  }

  private static String labels() {
    return Arrays.stream(FirmwareFormat.values())
        .map(FirmwareFormat::label)
        .collect(Collectors.joining(", "));
  }
}
