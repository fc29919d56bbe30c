package io.github.stm32dfu.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.memory.AddressRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagRoomTest {
  private static final long BASE = 0x0800_0000;
  private static final int AT = 0x200;

  @ParameterizedTest
  @ValueSource(ints = {0, 0xFF})
  void blankRoomHasTheTextsThatTheFirmwareFilledIn(int blank) {
    byte[] bytes = code(blank);
    Arrays.fill(bytes, AT + 24, AT + 80, (byte) 0);
    put(bytes, AT + 24, "Desk Lamp");
    put(bytes, AT + 56, "1.2.0");
    assertThat(room(bytes))
        .contains(new TagRoom(BASE + AT, Optional.of("Desk Lamp"), Optional.of("1.2.0")));
  }

  @Test
  void roomWithoutTextsSaysNothing() {
    for (int blank : new int[] {0, 0xFF}) {
      assertThat(room(code(blank)))
          .contains(new TagRoom(BASE + AT, Optional.empty(), Optional.empty()));
    }
  }

  @Test
  void anEarlierTagIsRoom() {
    FirmwareImage image = FirmwareImage.of(BASE, code(0));
    FirmwareImage stamped =
        new TagStamp(BASE + AT, image.span(), "Desk Lamp", "1.2.0").writeInto(image);
    assertThat(TagRoom.at(stamped, BASE + AT).flatMap(TagRoom::version)).contains("1.2.0");
  }

  @Test
  void whatWouldBeMissedIsNoRoom() {
    for (int at = 0; at < 24; at++) {
      for (int blank : new int[] {0, 0xFF}) {
        byte[] bytes = code(blank);
        bytes[AT + at] ^= 0x40;
        assertThat(room(bytes)).isEmpty();
      }
    }
    byte[] magic = code(0);
    put(magic, AT, "STM32TAG");
    assertThat(room(magic)).isEmpty();
  }

  @Test
  void allOfItHasToBeInTheImage() {
    FirmwareImage image = FirmwareImage.of(BASE, new byte[0x250]);
    assertThat(TagRoom.at(image, BASE + AT)).isPresent();
    assertThat(TagRoom.at(image, BASE + AT + 4)).isEmpty();
    assertThat(TagRoom.at(image, BASE - 4)).isEmpty();
    assertThat(TagRoom.at(image, AddressRange.SPACE_END - 4)).isEmpty();
  }

  private static Optional<TagRoom> room(byte[] bytes) {
    return TagRoom.at(FirmwareImage.of(BASE, bytes), BASE + AT);
  }

  private static byte[] code(int blank) {
    byte[] bytes = new byte[0x400];
    Arrays.fill(bytes, (byte) 0x4B);
    Arrays.fill(bytes, AT, AT + 80, (byte) blank);
    return bytes;
  }

  private static void put(byte[] bytes, int at, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(encoded, 0, bytes, at, encoded.length);
  }
}
