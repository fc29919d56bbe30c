package io.github.stm32dfu.journey.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class LineAssemblerPropertyTest {
  private static final int LONGEST = LineAssembler.LONGEST;

  @Property(tries = 500)
  void theLinesAreTheSameHoweverTheBytesCome(
      @ForAll("streams") byte[] stream, @ForAll @Size(max = 40) List<Byte> cuts) {
    LineAssembler inPieces = new LineAssembler();
    List<String> lines = new ArrayList<>();
    int at = 0;
    for (byte cut : cuts) {
      int next = Math.min(stream.length, at + Math.abs(cut));
      lines.addAll(inPieces.accept(Arrays.copyOfRange(stream, at, next)));
      at = next;
    }
    lines.addAll(inPieces.accept(Arrays.copyOfRange(stream, at, stream.length)));

    assertThat(lines).isEqualTo(new LineAssembler().accept(stream));
  }

  @Property(tries = 500)
  void whatWasWrittenAsLinesIsReadAsLines(
      @ForAll @Size(max = 20) List<@From("texts") String> texts, @ForAll("ends") String lineEnd) {
    byte[] stream = bytes(String.join("", texts.stream().map(text -> text + lineEnd).toList()));

    assertThat(new LineAssembler().accept(stream)).isEqualTo(texts);
  }

  @Property(tries = 500)
  void nothingThatIsReadCanSteerAScreen(@ForAll byte[] noise) {
    LineAssembler assembler = new LineAssembler();
    List<String> lines = new ArrayList<>(assembler.accept(noise));
    lines.addAll(assembler.accept(bytes("\n")));

    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line.codePoints())
                    .noneMatch(Character::isISOControl)
                    .noneMatch(one -> Character.getType(one) == Character.FORMAT));
  }

  @Example
  void aLineThatIsTooLongIsPassedOverAndTheNextIsRead() {
    LineAssembler assembler = new LineAssembler();
    String longest = "a".repeat(LONGEST);

    assertThat(assembler.accept(bytes(longest + "\n"))).containsExactly(longest);
    assertThat(assembler.accept(bytes(longest + "\r\n"))).containsExactly(longest);
    assertThat(assembler.accept(bytes(longest + "a\nb\n"))).containsExactly("b");
    assertThat(assembler.accept(bytes(longest + "a\r\nb\n"))).containsExactly("b");
    assertThat(assembler.accept(bytes("a".repeat(5 * LONGEST) + "\r\n\n"))).containsExactly("");
  }

  @Example
  void aCarriageReturnCountsWhereNoLineEnds() {
    assertThat(new LineAssembler().accept(bytes("a\rb\r\r\n"))).containsExactly("a\uFFFDb\uFFFD");
  }

  @Example
  void malformedTextIsReplacedAndNotHidden() {
    byte[] stream = {'a', (byte) 0xC3, '\n', (byte) 0x9B, '2', 'J', '\n', 0, '\n'};

    assertThat(new LineAssembler().accept(stream)).containsExactly("a\uFFFD", "\uFFFD2J", "\uFFFD");
  }

  @Provide
  Arbitrary<byte[]> streams() {
    return Arbitraries.of("\n", "\r", "\r\n", "id ", "é", "\u001B[2J", "x".repeat(LONGEST - 1))
        .list()
        .ofMaxSize(30)
        .map(parts -> bytes(String.join("", parts)));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "id ", "=", "\"", "é", "漢", "😀")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> ends() {
    return Arbitraries.of("\n", "\r\n");
  }

  private static byte[] bytes(String text) {

    return text.getBytes(StandardCharsets.UTF_8);
  }
}
