package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.FirmwareFormatException;
import org.assertj.core.api.AbstractThrowableAssert;

/** Reading with default options, in the words of the tests. */
final class Reading {
  private Reading() {}

  static FirmwareFile of(byte[] content) {
    return of(content, ReadOptions.defaults());
  }

  static FirmwareFile of(byte[] content, ReadOptions options) {
    try {
      return FirmwareReader.read(content, options);
    } catch (FirmwareFormatException refused) {
      throw new AssertionError(refused);
    }
  }

  static FirmwareFile of(String... records) {
    return of(HexText.ascii(String.join("", records)));
  }

  static AbstractThrowableAssert<?, ?> refused(byte[] content, ReadOptions options) {
    return assertThatThrownBy(() -> FirmwareReader.read(content, options))
        .isInstanceOf(FirmwareFormatException.class);
  }

  static AbstractThrowableAssert<?, ?> refused(byte[] content) {
    return refused(content, ReadOptions.defaults());
  }

  static AbstractThrowableAssert<?, ?> refused(String... records) {
    return refused(HexText.ascii(String.join("", records)));
  }

  static void assertQuiet(FirmwareFile file) {
    assertThat(file.warnings()).isEmpty();
  }
}
