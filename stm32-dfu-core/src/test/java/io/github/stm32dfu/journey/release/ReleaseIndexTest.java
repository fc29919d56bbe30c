package io.github.stm32dfu.journey.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseIndexTest {
  private static final String HASH =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final String ENTRY =
      """
      {"product": "Desk Lamp", "hardware": ["rev-c"], "version": "1.3.0", "releaseSeq": 7,
       "file": "lamp-1.3.0.hex", "size": 123456, "sha256": "%s"}"""
          .formatted(HASH);

  @Test
  void anEntryIsRead() throws ReleaseException {
    assertThat(read(index(ENTRY)).releases())
        .containsExactly(
            new Release(
                "Desk Lamp",
                Set.of("rev-c"),
                "1.3.0",
                7,
                new FileReference("lamp-1.3.0.hex"),
                123_456,
                HASH));
    assertThat(read(index(""))).isEqualTo(new ReleaseIndex(List.of()));
  }

  /** As Windows' Get-FileHash prints it. */
  @Test
  void theHashMayBeInUpperCase() throws ReleaseException {
    assertThat(read(index(ENTRY.replace('b', 'B'))).releases().get(0).sha256()).isEqualTo(HASH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"Desk Lamp\"      | \"\"                  | product is not 1 to 100 characters that can be shown",
        "\"Desk Lamp\"      | \"Desk\\u001b[2JLamp\" | product is not 1 to 100 characters that can be shown",
        "\"Desk Lamp\"      | \"Desk\\u202ELamp\"   | product is not 1 to 100 characters that can be shown",
        "\"Desk Lamp\"      | \"Desk\\ud83dLamp\"   | product is not 1 to 100 characters that can be shown",
        "\"Desk Lamp\"      | 7                     | product is no string",
        "\"1.3.0\"          | 1.3                   | version is no string",
        "\"1.3.0\"          | \"1.3.0\\n\"          | version is not 1 to 100 characters that can be shown",
        "[\"rev-c\"]        | \"rev-c\"             | hardware is no array",
        "\"rev-c\"          | 3                     | hardware is no string",
        "\"rev-c\"          | \"rev-c\", \"rev-c\"  | this hardware is there twice",
        "\"hardware\"       | \"hardwares\"         | this object has no \"hardware\"",
        ": 7, | : 0, | releaseSeq is no whole number from 1 to 9007199254740991",
        ": 7, | : 7.0, | releaseSeq is no whole number from 1 to 9007199254740991",
        ": 7, | : 9007199254740992, | releaseSeq is no whole number from 1 to 9007199254740991",
        ": 7, | : \"7\", | releaseSeq is no whole number from 1 to 9007199254740991",
        "123456             | 0                     | size is no whole number from 1 to 16777216",
        "123456             | 16777217              | size is no whole number from 1 to 16777216",
        "123456             | 99999999999999999999  | size is no whole number from 1 to 16777216",
        "123456             | -1                    | size is no whole number from 1 to 16777216",
        "lamp-1.3.0.hex     | ../lamp.hex           | file is no plain name of a file beside the index or below it",
        "\"sha256\": \"e3   | \"sha256\": \"        | sha256 is not 64 hexadecimal digits",
        "e3b0               | g3b0                  | sha256 is not 64 hexadecimal digits",
        "e3b0               | e3b000                | sha256 is not 64 hexadecimal digits",
      })
  void aBadEntryIsRefused(String part, String instead, String why) {
    String damaged = ENTRY.replace(part, instead);
    assertThat(damaged).isNotEqualTo(ENTRY);
    assertRefused(index(damaged), ReleaseException.Kind.MALFORMED).withMessageEndingWith(why);
  }

  @Test
  void thePlaceOfABadEntryIsNamed() {
    assertRefused(index(ENTRY + ",\n  " + ENTRY), ReleaseException.Kind.MALFORMED)
        .withMessage(
            "the index of releases, line 3, column 3: a second release of \"Desk Lamp\""
                + " with releaseSeq 7 for the same hardware");
    assertRefused(index(ENTRY.replace("\"size\"", "\"Size\"")), ReleaseException.Kind.MALFORMED)
        .withMessage("the index of releases, line 1, column 28: this object has no \"size\"");
  }

  @Test
  void anotherShapeIsRefused() {
    assertRefused("[]", ReleaseException.Kind.MALFORMED).withMessageEndingWith("an object");
    assertRefused("{}", ReleaseException.Kind.MALFORMED).withMessageEndingWith("\"schema\"");
    assertRefused("{\"schema\":1}", ReleaseException.Kind.MALFORMED)
        .withMessageEndingWith("\"releases\"");
    assertRefused("{\"schema\":0,\"releases\":[]}", ReleaseException.Kind.MALFORMED);
    assertRefused(index("7"), ReleaseException.Kind.MALFORMED).withMessageEndingWith("an object");
  }

  @Test
  void aLaterSchemaIsRefusedWhateverElseItHas() {
    assertRefused(
            "{\"releases\": {\"of\": \"another shape\"}, \"schema\": 2}",
            ReleaseException.Kind.UNSUPPORTED_SCHEMA)
        .withMessage("the index of releases has schema 2; this program reads schema 1")
        .satisfies(error -> assertThat(error.hint()).isEqualTo(Hint.UPDATE_PROGRAM));
  }

  @Test
  void sizeIsBounded() throws ReleaseException {
    String blank = " ".repeat(ReleaseIndex.MAX_BYTES - index(ENTRY).length());
    assertThat(read(index(ENTRY) + blank).releases()).hasSize(1);
    assertRefused(index(ENTRY) + blank + " ", ReleaseException.Kind.TOO_LARGE)
        .withMessageContaining("1048577 bytes, more than 1048576");
  }

  @Test
  void whereThereIsNoneItIsSaidWhatThereIs() throws ReleaseException {
    ReleaseIndex index =
        read(index(ENTRY + "," + ENTRY.replace("Desk", "Floor").replace("\"rev-c\"", "")));
    assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(() -> index.newest(ProductModel.of("Desk Lamp").withHardware("rev-b")))
        .withMessage(
            "no release of \"Desk Lamp\" for hardware rev-b among the releases;"
                + " there is \"Desk Lamp\" (rev-c), \"Floor Lamp\" (any hardware)");
    assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(() -> index.find(ProductModel.of("Floor Lamp"), "1.3"))
        .withMessageStartingWith("no version 1.3 of \"Floor Lamp\" among the releases");
    assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(() -> new ReleaseIndex(List.of()).newest(ProductModel.of("Desk Lamp")))
        .withMessage("no release of \"Desk Lamp\" among the releases; there is none at all");
  }

  @Test
  void anEntryThatCouldNotBeReadCannotBeMade() {
    FileReference file = new FileReference("a.hex");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Release("\u0007", Set.of(), "1", 1, file, 1, HASH));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Release("p", Set.of(""), "1", 1, file, 1, HASH));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Release("p", Set.of(), "1", 0, file, 1, HASH));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Release("p", Set.of(), "1", 1, file, Release.MAX_SIZE + 1, HASH));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Release("p", Set.of(), "1", 1, file, 1, HASH.replace('b', 'B')));
  }

  private static String index(String entries) {
    return "{\"schema\": 1, \"releases\": [" + entries + "]}";
  }

  private static ReleaseIndex read(String json) throws ReleaseException {
    return ReleaseIndex.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ThrowableAssertAlternative<ReleaseException> assertRefused(
      String json, ReleaseException.Kind kind) {
    return assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(() -> read(json))
        .satisfies(error -> assertThat(error.kind()).isEqualTo(kind));
  }
}
