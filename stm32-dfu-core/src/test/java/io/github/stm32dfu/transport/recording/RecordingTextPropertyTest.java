package io.github.stm32dfu.transport.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.MalformedRecordingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class RecordingTextPropertyTest {
  @Provide
  Arbitrary<List<RecordingEntry>> recordings() {
    return AnyEntry.recordings().withoutEdgeCases();
  }

  @Property(tries = 300)
  void aRecordingReadsWhatItWrites(@ForAll("recordings") List<RecordingEntry> entries)
      throws MalformedRecordingException {
    Recording recording = Recording.of(entries);

    String text = recording.text(7);

    assertThat(Recording.parse(text)).containsExactly(recording);
    assertThat(text.chars()).allMatch(one -> one == '\n' || one >= ' ' && one <= '~');
    assertThat(text.split("\n")).hasSize(entries.size());
  }

  /** As in the log of a program that talks to several devices at once. */
  @Property(tries = 100)
  void sessionsAreTakenOutOfAMixedLog(
      @ForAll @Size(min = 1, max = 4) List<@From("recordings") List<RecordingEntry>> sessions,
      @ForAll Random chance)
      throws MalformedRecordingException {
    StringBuilder log = new StringBuilder("Starting. dfu#x is no recording, dfu#12 neither\r\n");
    int[] next = new int[sessions.size()];
    int left = sessions.stream().mapToInt(List::size).sum();
    List<Integer> opened = new ArrayList<>();
    while (left > 0) {
      int session = chance.nextInt(sessions.size());
      if (next[session] < sessions.get(session).size()) {
        if (next[session] == 0) {
          opened.add(session);
        }
        log.append("12:00:00.123 [main] DEBUG io.github.stm32dfu.usb - ")
            .append(RecordingText.line(session, sessions.get(session).get(next[session]++)))
            .append(chance.nextBoolean() ? "\r\n" : "\n");
        left--;
      }
    }

    List<Recording> found = Recording.parse(log.toString());

    assertThat(found).hasSize(sessions.size());
    for (int i = 0; i < found.size(); i++) {
      Recording expected = Recording.of(sessions.get(opened.get(i)));
      assertThat(found.get(i).device()).isEqualTo(expected.device());
      assertThat(found.get(i).steps())
          .extracting(Recording.Step::exchange)
          .containsExactlyElementsOf(
              expected.steps().stream().map(Recording.Step::exchange).toList());
    }
  }

  @Property(tries = 500)
  void aDamagedLineIsNamedOrReadAsSomethingElse(
      @ForAll("recordings") List<RecordingEntry> entries, @ForAll Random chance) {
    StringBuilder text = new StringBuilder(Recording.of(entries).text(1));
    int damages = 1 + chance.nextInt(3);
    for (int i = 0; i < damages && text.length() > 0; i++) {
      int at = chance.nextInt(text.length());
      switch (chance.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.setCharAt(at, (char) chance.nextInt(256));
        default -> text.setLength(Math.max(1, at));
      }
    }
    try {
      assertThat(Recording.parse(text.toString())).hasSizeLessThanOrEqualTo(1 + entries.size());
    } catch (MalformedRecordingException named) {
      assertThat(named).hasMessageMatching("(?s)line \\d+: .+");
    }
  }

  @Example
  void aLineIsAsDocumented() throws MalformedRecordingException {
    String log =
        """
        dfu#1 OPENED idVendor=0483 idProduct=DF11 bcdDevice=2200 bInterfaceNumber=0 mode=DFU \
        portPath="1-5.2" product="STM32  BOOTLOADER" serial="2077345D2039" \
        functional=0B,255,2048,011A alternate=0,"@Internal Flash  /0x08000000/128*0002Kg"
        dfu#1 at=1020 took=640 DNLOAD wValue=0 data=2100000008 -> ok
        dfu#1 at=1688 took=512 GETSTATUS wValue=0 wLength=6 -> data=006400000400
        dfu#1 at=2301 took=501 UPLOAD wValue=1 wLength=64 -> failed kind=STALL hint=NONE message=""
        dfu#1 at=2950 took=300 SET_INTERFACE bAlternateSetting=1 -> ok
        dfu#1 at=3300 took=100 RESET_PORT -> ok
        """;

    assertThat(Recording.parse(log)).singleElement().extracting(one -> one.text(1)).isEqualTo(log);
  }

  @Example
  void aLineThatIsNoRecordingSaysWhichAndWhy() {
    String opened = "dfu#1 OPENED idVendor=0483";
    assertMalformed(opened, "line 1: the line ends where idProduct= is expected");
    assertMalformed("\ndfu#3 at=1 took=1 RESET_PORT -> ok", "line 2: session 3 has not been");
    assertMalformed("dfu#1 at=-1 took=1 RESET_PORT -> ok", "line 1: expected a number from 0 to");
    assertMalformed("dfu#1 at=1 took=1 NONSENSE", "line 1: unknown name NONSENSE");
    assertMalformed("dfu#1 at=1 took=1 RESET_PORT ok", "line 1: expected -> after RESET_PORT");
    assertMalformed(
        "dfu#1 at=1 took=1 DNLOAD wValue=0 data=0 -> ok", "line 1: an odd number of hexadecimal");
    assertMalformed(
        "dfu#1 at=1 took=1 RESET_PORT -> ok ok", "line 1: expected the end of the line, found ok");
  }

  private static void assertMalformed(String log, String message) {
    assertThatExceptionOfType(MalformedRecordingException.class)
        .isThrownBy(() -> Recording.parse(log))
        .withMessageContaining(message);
  }
}
