package io.github.stm32dfu.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.simulator.SimulatedF373;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever a host sends, in whatever pieces, each line has one answer, and the same one. */
class LinePropertyTest {
  @Provide
  Arbitrary<List<byte[]>> lines() {
    Arbitrary<byte[]> known =
        Arbitraries.of(
                "id?",
                "id?\r",
                "",
                "\r",
                "crc? 0x08000000 128",
                "crc? 0x08000000 0",
                "crc? 0x08000400 1",
                "hello",
                "x".repeat(120),
                "x".repeat(120) + "\r",
                "x".repeat(121),
                "\r\r")
            .map(line -> line.getBytes(StandardCharsets.US_ASCII));
    Arbitrary<byte[]> hostile =
        Arbitraries.bytes().filter(one -> one != '\n').array(byte[].class).ofMaxSize(300);
    return Arbitraries.oneOf(known, hostile).list().ofMinSize(1).ofMaxSize(8);
  }

  private static SimulatedF373 board(SimulatedApp application) {
    return AppImage.running(SimulatedF373.strict().application(application));
  }

  private static byte[] joined(List<byte[]> lines) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      all.writeBytes(line);
      all.write('\n');
    }
    return all.toByteArray();
  }

  /** {@return what is answered to lines that are not sent one by one} */
  private static String answers(SimulatedApp application, byte[] all, int piece) throws Exception {
    try (Terminal terminal = new Terminal(board(application))) {
      for (int from = 0; from < all.length; from += piece) {
        terminal.type(Arrays.copyOfRange(all, from, Math.min(all.length, from + piece)));
      }
      return terminal.read();
    }
  }

  private static boolean isEmpty(byte[] line) {
    return line.length == 0 || (line.length == 1 && line[0] == '\r');
  }

  @Property(tries = 150)
  void eachLineThatIsNotEmptyHasOneAnswer(@ForAll("lines") List<byte[]> lines) throws Exception {
    String answers = answers(SimulatedApp.lineProtocol(), joined(lines), Integer.MAX_VALUE);
    assertThat(answers.lines()).hasSize((int) lines.stream().filter(it -> !isEmpty(it)).count());
    assertThat(answers.lines())
        .allMatch(line -> line.matches("(id|crc|error) .*") && line.length() <= 120);
    assertThat(answers.chars().filter(c -> c == '\n').count())
        .isEqualTo(answers.split("\r\n", -1).length - 1);
  }

  @Property(tries = 150)
  void piecesMakeNoDifference(
      @ForAll("lines") List<byte[]> lines,
      @ForAll @IntRange(min = 1, max = 70) int heard,
      @ForAll @IntRange(min = 1, max = 70) int said)
      throws Exception {
    byte[] all = joined(lines);
    SimulatedApp whole = SimulatedApp.lineProtocol();
    SimulatedApp inPieces = whole.inFragments(said, Duration.ofMillis(3));
    assertThat(answers(inPieces, all, heard)).isEqualTo(answers(whole, all, all.length));
  }

  @Property(tries = 100)
  void whatWasLeftInTheLineByOthersEndsWithIt(@ForAll long seed) throws Exception {
    byte[] rubbish = new byte[Math.floorMod((int) seed, 500)];
    new Random(seed).nextBytes(rubbish);
    try (Terminal terminal = new Terminal(board(SimulatedApp.lineProtocol()))) {
      terminal.type(rubbish);
      terminal.ask("");
      assertThat(terminal.ask("id?")).startsWith("id product=\"Desk Lamp\"");
    }
  }

  @Property(tries = 50)
  void logsStandAroundAnswersAndChangeNone(@ForAll("lines") List<byte[]> lines) throws Exception {
    SimulatedApp talkative = SimulatedApp.lineProtocol().logging("[1] tick", "[2] tock");
    String answers = answers(talkative, joined(lines), 64);
    String plain = answers(SimulatedApp.lineProtocol(), joined(lines), 64);
    assertThat(answers.lines().filter(line -> !line.startsWith("[")))
        .containsExactlyElementsOf(plain.lines().toList());
    assertThat(answers.lines().filter(line -> line.startsWith("[")))
        .hasSize(2 * (int) plain.lines().count());
  }
}
