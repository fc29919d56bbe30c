package io.github.stm32dfu.journey.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.bootloader.UniqueId;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.ProtocolException;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;
import io.github.stm32dfu.transport.ScriptedPort;
import io.github.stm32dfu.transport.SerialLink;
import io.github.stm32dfu.transport.SteppingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever an application says, and in whatever pieces it comes. */
class LineProtocolPropertyTest {
  private static final AddressRange PAGE = AddressRange.ofLength(0x0800_0000, 2_048);
  private static final List<String> PIECES =
      List.of(
          "id ",
          "id",
          "crc 0x08000000 2048 ",
          "error ",
          "ok ",
          "product=",
          "uid=",
          "rom=41",
          "\"",
          "=",
          " ",
          "\r",
          "\n",
          "cbf43926",
          "003B00415033570620333333",
          "\u001B[2J",
          "é",
          "x");

  private final SteppingClock clock = new SteppingClock();
  private final LineProtocol protocol = LineProtocol.standard();

  @Property(tries = 300)
  void everyIdentityIsUnderstoodInWhateverPieces(
      @ForAll("identities") AppIdentity identity, @ForAll @IntRange(min = 1, max = 40) int piece)
      throws Exception {
    ScriptedPort port = new ScriptedPort(clock, ScriptedLines.saying("boot", text(identity)));
    port.readsAtMost(piece);

    try (SerialLink link = port.open(port.identity(), protocol.settings())) {
      assertThat(protocol.identify(link, clock)).isEqualTo(identity);
    }
  }

  @Property(tries = 500)
  void hostileAnswersEndInTimeAndTyped(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 200) int millis) throws Exception {
    ScriptedPort port = new ScriptedPort(clock, (data, itself) -> {});
    port.babble(Duration.ofMillis(millis), () -> noise(random));
    Duration start = clock.now();

    try (SerialLink link = port.open(port.identity(), protocol.settings())) {
      assertEndsTyped(() -> protocol.identify(link, clock));
      assertThat(clock.now()).isLessThanOrEqualTo(start.plusMillis(2 * 500));

      assertEndsTyped(() -> protocol.crc32(link, PAGE, clock));
      assertThat(clock.now()).isLessThanOrEqualTo(start.plusMillis(2 * 500 + 2 * 600));
    }
  }

  /** What a question does. */
  @FunctionalInterface
  private interface Asking {
    void ask() throws DfuException;
  }

  private static void assertEndsTyped(Asking asking) {
    try {
      asking.ask();
    } catch (DfuException failure) {
      assertThat(failure).isInstanceOfAny(ProtocolException.class, TransportException.class);
      assertThat(failure.getMessage()).matches("[^\\p{Cc}\\p{Cf}]+");
    }
  }

  private static byte[] noise(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextBoolean()) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  @Provide
  Arbitrary<AppIdentity> identities() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .withCharRange('!', '~')
            .withChars(" é=")
            .ofMinLength(1)
            .ofMaxLength(12);
    Arbitrary<Optional<String>> fields = texts.filter(text -> !text.contains("\"")).optional(0.8);
    Arbitrary<Integer> words = Arbitraries.integers();
    return Combinators.combine(
            fields,
            fields,
            Combinators.combine(words, words, words).as(UniqueId::new).optional(0.8),
            Arbitraries.integers().between(0, 255).optional(0.8))
        .as(
            (product, version, uid, rom) ->
                new AppIdentity(
                    product,
                    version,
                    uid,
                    rom.isPresent() ? OptionalInt.of(rom.get()) : OptionalInt.empty()));
  }

  /** What an application writes; quotes only where there have to be some. */
  private static String text(AppIdentity identity) {
    return "id"
        + identity.product().map(text -> " product=" + value(text)).orElse("")
        + identity.version().map(text -> " version=" + value(text)).orElse("")
        + identity.uniqueId().map(uid -> " uid=" + uid).orElse("")
        + (identity.romId().isPresent() ? " rom=" + hex(identity.romId().getAsInt()) : "");
  }

  private static String value(String text) {
    return text.contains(" ") ? '"' + text + '"' : text;
  }

  private static String hex(int value) {
    return Hex.digits(value, 2);
  }
}
