package io.github.stm32dfu.journey.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A damaged index is refused with its place, or read as an index; nothing else ever happens. */
class IndexMutationPropertyTest {
  private static final byte[] TELLING =
      "{}[]:,\"\\ue+-.0189tfn \n\u0000\u007F".getBytes(StandardCharsets.UTF_8);

  @Provide
  Arbitrary<List<Release>> lists() {
    return AnyRelease.lists();
  }

  @Property(tries = 1000)
  void anyDamageIsRefusedOrRead(@ForAll("lists") List<Release> releases, @ForAll Random chance) {
    byte[] json = new ReleaseIndex(releases).toJson();
    for (int i = 1 + chance.nextInt(4); i > 0 && json.length > 0; i--) {
      int at = chance.nextInt(json.length);
      json =
          switch (chance.nextInt(4)) {
            case 0 -> spliced(json, at, Math.min(json.length, at + 1), new byte[0]);
            case 1 -> spliced(json, at, at, new byte[] {any(chance)});
            case 2 -> spliced(json, at, at + 1, new byte[] {any(chance)});
            default ->
                spliced(json, at, chance.nextBoolean() ? json.length : at, part(json, chance));
          };
    }
    readOrRefuse(json);
  }

  @Property(tries = 500)
  void noiseIsRefusedOrRead(@ForAll byte[] noise) {
    readOrRefuse(noise);
  }

  @Property(tries = 500)
  void noiseOfJsonIsRefusedOrRead(@ForAll Random chance) {
    byte[] noise = new byte[chance.nextInt(60)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = any(chance);
    }
    readOrRefuse(noise);
    readOrRefuse(WrittenJson.draw(chance).text().getBytes(StandardCharsets.UTF_8));
  }

  private static void readOrRefuse(byte[] json) {
    try {
      ReleaseIndex index = ReleaseIndex.read(json);
      assertThat(ReleaseIndex.read(index.toJson())).isEqualTo(index);
    } catch (ReleaseException refused) {
      assertThat(refused.kind())
          .isIn(ReleaseException.Kind.MALFORMED, ReleaseException.Kind.UNSUPPORTED_SCHEMA);
      // One line, and nothing in it that a terminal would obey.
      assertThat(refused.getMessage())
          .matches(
              "the index of releases(, line [0-9]+, column [0-9]+:| has schema) [^\\p{Cntrl}]+");
    }
  }

  private static byte any(Random chance) {
    return chance.nextInt(4) == 0
        ? (byte) chance.nextInt(256)
        : TELLING[chance.nextInt(TELLING.length)];
  }

  private static byte[] part(byte[] json, Random chance) {
    int from = chance.nextInt(json.length);
    return Arrays.copyOfRange(json, from, from + chance.nextInt(json.length - from));
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] instead) {
    byte[] all = new byte[from + instead.length + bytes.length - to];
    System.arraycopy(bytes, 0, all, 0, from);
    System.arraycopy(instead, 0, all, from, instead.length);
    System.arraycopy(bytes, to, all, from + instead.length, bytes.length - to);
    return all;
  }
}
