package io.github.stm32dfu.journey.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonTextPropertyTest {
  @Property(tries = 500)
  void everyWayToWriteAValueIsRead(@ForAll Random chance) throws ReleaseException {
    WrittenJson written = WrittenJson.draw(chance);
    assertThat(meaning(read(written.text()))).isEqualTo(written.meaning());
  }

  @Example
  void whereAValueBeginsIsKnown() throws ReleaseException {
    JsonValue.Items items = (JsonValue.Items) read(" [ true,\n\"x\" , {} ]");
    assertThat(items.at()).isEqualTo(1);
    assertThat(items.values()).extracting(JsonValue::at).containsExactly(3, 9, 15);
  }

  @Example
  void onlyWholeNumbersThatFitAreNumbers() throws ReleaseException {
    assertThat(meaning(read("[9223372036854775807, -9223372036854775808, -0]")))
        .isEqualTo("[9223372036854775807,-9223372036854775808,0]");
    assertThat(meaning(read("[9223372036854775808, 1.0, 1e3, 0.5E-7, 2E+1]")))
        .isEqualTo("[?,?,?,?,?]");
  }

  @Example
  void whatIsNoJsonIsRefusedWithItsPlace() {
    assertMalformed("", "line 1, column 1: expected a value, found the end");
    assertMalformed("{} {}", "line 1, column 4: expected the end, found '{'");
    assertMalformed("{\"a\":1,}", "line 1, column 8: expected a name in double quotes, found '}'");
    assertMalformed("[1,]", "line 1, column 4: expected a value, found ']'");
    assertMalformed("[1 2]", "line 1, column 4: expected ',' or ']', found '2'");
    assertMalformed("{\"a\" 1}", "line 1, column 6: expected ':', found '1'");
    assertMalformed("{a:1}", "line 1, column 2: expected a name in double quotes, found 'a'");
    assertMalformed("[01]", "line 1, column 3: expected ',' or ']', found '1'");
    assertMalformed("[1.]", "line 1, column 4: expected a digit, found ']'");
    assertMalformed("[+1]", "line 1, column 2: expected a value, found '+'");
    assertMalformed("[.5]", "line 1, column 2: expected a value, found '.'");
    assertMalformed("[-]", "line 1, column 3: expected a digit, found ']'");
    assertMalformed("[NaN]", "line 1, column 2: expected a value, found 'N'");
    assertMalformed("[nul]", "line 1, column 5: expected the word null, found ']'");
    assertMalformed(
        "\"a\nb\"",
        "line 1, column 3: expected a character of a string or a double quote, found U+000A");
    assertMalformed(
        "\"a",
        "line 1, column 3: expected a character of a string or a double quote, found the end");
    assertMalformed(
        "\"\\x\"", "line 1, column 3: expected one of \"\\/bfnrtu behind a backslash, found 'x'");
    assertMalformed("\"\\u12G4\"", "line 1, column 6: expected a hexadecimal digit, found 'G'");
    assertMalformed("\"\\u１234\"", "line 1, column 4: expected a hexadecimal digit, found U+FF11");
    assertMalformed(
        "{\"ä💡\": 1,\n \"b\": 2, \"b\": 3}",
        "line 2, column 10: this name is there twice in one object");
    assertMalformed(
        "{\"a\":1,\"\\u0061\":1}", "line 1, column 8: this name is there twice in one object");
    assertMalformed("\uFEFF{}", "line 1, column 1: expected a value, found U+FEFF");
    assertMalformed("/* no */ {}", "line 1, column 1: expected a value, found '/'");
    assertMalformed("\u001B[2J", "line 1, column 1: expected a value, found U+001B");
  }

  @Example
  void depthIsBounded() throws ReleaseException {
    int most = JsonText.MAX_DEPTH;
    read("[".repeat(most) + "1" + "]".repeat(most));
    assertMalformed(
        "[".repeat(most + 1) + "1" + "]".repeat(most + 1),
        "line 1, column 18: more than 16 arrays and objects inside each other");
    assertMalformed(
        "{\"a\":".repeat(100_000),
        "line 1, column 86: more than 16 arrays and objects inside each other");
  }

  @Example
  void whatIsNoUtf8IsRefused() {
    byte[] latin1 = "[\n\"Gl\u00FChlampe\"]".getBytes(StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(() -> TextCursor.of(latin1))
        .withMessage("the index of releases, line 2, column 4: this is not UTF-8");
    byte[] halfOfAPair = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
    assertThatExceptionOfType(ReleaseException.class).isThrownBy(() -> TextCursor.of(halfOfAPair));
  }

  private static JsonValue read(String text) throws ReleaseException {
    return new JsonText(TextCursor.of(text.getBytes(StandardCharsets.UTF_8))).read();
  }

  private static void assertMalformed(String text, String message) {
    assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(() -> read(text))
        .withMessage("the index of releases, " + message)
        .satisfies(error -> assertThat(error.kind()).isEqualTo(ReleaseException.Kind.MALFORMED));
  }

  /** {@return a value in the words of {@link WrittenJson#meaning()}} */
  private static String meaning(JsonValue value) {
    if (value instanceof JsonValue.Members members) {
      return members.byName().entrySet().stream()
          .map(entry -> "<" + entry.getKey() + ">" + meaning(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof JsonValue.Items items) {
      return items.values().stream()
          .map(JsonTextPropertyTest::meaning)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof JsonValue.Text string) {
      return "<" + string.value() + ">";
    }
    return value instanceof JsonValue.Whole whole ? Long.toString(whole.value()) : "?";
  }
}
