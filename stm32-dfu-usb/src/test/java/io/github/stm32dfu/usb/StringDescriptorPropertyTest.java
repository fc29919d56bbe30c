package io.github.stm32dfu.usb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.transport.DeviceString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StringDescriptorPropertyTest {
  /** Text of which no character has two bytes that could be ASCII. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars("äßµ°Ж日語")
        .ofMinLength(1)
        .ofMaxLength(126);
  }

  @Property
  void whatADeviceSaysIsRead(@ForAll("texts") String text) {
    assertThat(StringDescriptor.decode(DescriptorBytes.string(text)))
        .isEqualTo(new StringDescriptor(new DeviceString.Text(text), List.of()));
  }

  @Property
  void anyBytesGiveSomethingThatCanBeShown(@ForAll @Size(max = 255) byte[] raw) {
    if (raw.length > 1) {
      raw[1] = 3;
    }
    StringDescriptor found = StringDescriptor.decode(raw);

    found
        .string()
        .asText()
        .ifPresent(
            text -> {
              assertThat(text).isNotEmpty();
              assertThat(text.codePoints())
                  .noneMatch(Character::isISOControl)
                  .noneMatch(one -> Character.getType(one) == Character.SURROGATE)
                  .noneMatch(one -> Character.getType(one) == Character.FORMAT);
            });
  }

  @Property(tries = 300)
  void trailingNulsAreCutOff(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 3) int count) {
    String shorter = text.substring(0, Math.min(text.length(), 120));
    StringDescriptor found =
        StringDescriptor.decode(DescriptorBytes.string(shorter + "\0".repeat(count)));

    assertThat(found.string()).isEqualTo(new DeviceString.Text(shorter));
    assertThat(found.flaws()).containsExactly("trailing NUL");
  }

  @Property(tries = 300)
  void aStringThatEndsEarlyKeepsWhatCame(@ForAll("texts") String text, @ForAll int chance) {
    byte[] whole = DescriptorBytes.string(text);
    int length = 2 + Math.floorMod(chance, whole.length - 2);
    StringDescriptor found = StringDescriptor.decode(Arrays.copyOf(whole, length));

    String kept = text.substring(0, (length - 2) / 2);
    assertThat(found.string().asText().orElse("")).isEqualTo(kept);
    assertThat(found.flaws()).contains("cut: " + length + " of " + whole.length + " bytes came");
  }

  @Property(tries = 300)
  void eightBitCharactersAreReadAsSuch(@ForAll("ascii") String text) {
    byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
    byte[] raw = new byte[2 + characters.length];
    raw[0] = (byte) raw.length;
    raw[1] = 3;
    System.arraycopy(characters, 0, raw, 2, characters.length);

    StringDescriptor found = StringDescriptor.decode(raw);

    assertThat(found.string()).isEqualTo(new DeviceString.Text(text));
    assertThat(found.flaws()).containsExactly("eight-bit characters in place of UTF-16");
  }

  @Provide
  Arbitrary<String> ascii() {
    return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(2).ofMaxLength(250);
  }

  @Example
  void whatCannotBeShownIsReplaced() {
    StringDescriptor found = StringDescriptor.decoded("a\u001B[2J\u202Eb");

    assertThat(found.string()).isEqualTo(new DeviceString.Text("a\uFFFD[2J\uFFFDb"));
    assertThat(found.flaws()).containsExactly("characters that cannot be shown");
  }

  @Example
  void anEmptyStringIsNone() {
    StringDescriptor found = StringDescriptor.decode(new byte[] {2, 3});

    assertThat(found.string()).isEqualTo(new DeviceString.Absent());
    assertThat(found.flaws()).containsExactly("empty");
  }

  @Example
  void anotherDescriptorIsNoString() {
    assertThat(StringDescriptor.decode(new byte[] {4, 2, 'a', 0}).string())
        .isEqualTo(new DeviceString.Unreadable("no string descriptor: 04026100"));
    assertThat(StringDescriptor.decode(new byte[0]).string())
        .isInstanceOf(DeviceString.Unreadable.class);
  }
}
