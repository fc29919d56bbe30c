package io.github.stm32dfu.flash.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A journal says what was written, or less, and never something else. */
class JournalFormatPropertyTest {
  @Property
  void whatWasWrittenIsRead(@ForAll long seed) throws Exception {
    JournalCase one = new JournalCase(seed);

    JournalReading reading = read(one.bytes);

    assertThat(JournalCase.describe(reading.state())).isEqualTo(last(one));
    assertThat(reading.remark()).isEmpty();
  }

  @Property(tries = 100)
  void aWholeOneSaysTheSameAsItsRecordsDid(@ForAll long seed) throws Exception {
    JournalCase one = new JournalCase(seed);

    byte[] anew = JournalWriter.whole(read(one.bytes).state());

    assertThat(JournalCase.describe(read(anew).state())).isEqualTo(last(one));
  }

  @Property(tries = 10)
  void oneThatIsCutAnywhereSaysWhatItSaidBefore(@ForAll long seed) throws Exception {
    JournalCase one = new JournalCase(seed);
    for (int length = 0; length < one.bytes.length; length++) {
      byte[] cut = Arrays.copyOf(one.bytes, length);
      int at = length;
      long readable = one.ends.stream().filter(end -> end <= at).count();
      if (readable == 0) {
        assertThatThrownBy(() -> read(cut)).isInstanceOf(JournalException.class);
      } else {
        JournalReading reading = read(cut);
        assertThat(JournalCase.describe(reading.state()))
            .isEqualTo(one.says.get((int) readable - 1));
        assertThat(reading.remark().isPresent()).isEqualTo(!one.ends.contains(length));
      }
    }
  }

  @Property(tries = 10)
  void oneWrongByteAnywhereMakesItSayLessAndNothingElse(@ForAll long seed) throws Exception {
    JournalCase one = new JournalCase(seed);
    Random random = new Random(seed);
    for (int at = 0; at < one.bytes.length; at++) {
      byte[] wrong = one.bytes.clone();
      wrong[at] ^= (byte) (1 + random.nextInt(255));
      try {
        JournalReading reading = read(wrong);
        assertThat(one.says).contains(JournalCase.describe(reading.state()));
        assertThat(at).isGreaterThanOrEqualTo(one.ends.get(0));
        assertThat(reading.remark()).isPresent();
      } catch (JournalException refused) {
        assertThat(refused.kind()).isEqualTo(JournalException.Kind.DAMAGED);
        assertThat(at).isLessThan(one.ends.get(0));
      }
    }
  }

  /** Frames and checksums are right, what is in them is chance. */
  @Property
  void recordsOfChanceAreReadOrRefused(@ForAll long seed) {
    Random random = new Random(seed);
    JournalCase one = new JournalCase(seed);
    FieldWriter out = new FieldWriter();
    out.bytes(one.bytes, 0, random.nextBoolean() ? JournalFormat.HEADER : one.ends.get(0));
    for (int i = random.nextInt(6); i >= 0; i--) {
      byte[] payload = new byte[random.nextInt(80)];
      random.nextBytes(payload);
      for (int calm = random.nextInt(payload.length + 1); calm > 0; calm--) {
        payload[random.nextInt(payload.length)] = (byte) random.nextInt(3);
      }
      byte[] framed =
          new FieldWriter().u32(payload.length).u8(random.nextInt(9)).bytes(payload).toByteArray();
      out.bytes(framed).u32(JournalFormat.crc32(framed, 0, framed.length));
    }
    try {
      assertThat(read(out.toByteArray()).state().stage()).isNotNull();
    } catch (JournalException refused) {
      assertThat(refused.kind()).isEqualTo(JournalException.Kind.DAMAGED);
    }
  }

  @Test
  void recordsOfALaterProgramArePassedOver() throws Exception {
    JournalCase one = new JournalCase(3);
    byte[] later = new FieldWriter().u32(2).u8(200).u16(7).toByteArray();
    byte[] left = JournalWriter.records(List.of(new JournalEntry.Left()));

    byte[] bytes =
        new FieldWriter()
            .bytes(one.bytes)
            .bytes(later)
            .u32(JournalFormat.crc32(later, 0, later.length))
            .bytes(left)
            .toByteArray();

    assertThat(read(bytes).state().stage()).isEqualTo(UpdateStage.LEFT);
    assertThat(read(bytes).remark()).isEmpty();
  }

  @Test
  void aNewerVersionIsNamed() {
    byte[] start = new FieldWriter().bytes(JournalFormat.MAGIC).u32(2).toByteArray();
    byte[] bytes =
        new FieldWriter().bytes(start).u32(JournalFormat.crc32(start, 0, 12)).u32(99).toByteArray();

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            JournalException.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(JournalException.Kind.NEWER_VERSION);
              assertThat(refused.hint()).isEqualTo(Hint.UPDATE_SOFTWARE);
            })
        .hasMessageContaining("version 2");
  }

  private static JournalReading read(byte[] bytes) throws JournalException {
    return JournalReader.read(bytes, JournalCase.HASH);
  }

  private static String last(JournalCase one) {
    return one.says.get(one.says.size() - 1);
  }
}
