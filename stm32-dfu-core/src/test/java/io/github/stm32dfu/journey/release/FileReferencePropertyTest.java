package io.github.stm32dfu.journey.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FileReferencePropertyTest {
  private static final URI BASE = URI.create("https://example.org/lamp/");
  private static final Path FOLDER = Path.of("/media/stick");

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("aZ0._-+~/\\:%?#@ \u0000\u00FC$").ofMaxLength(8);
  }

  /** Held against two resolvers that were not written for it. */
  @Property(tries = 5000)
  void whatIsAReferenceStaysBelowItsIndex(@ForAll("texts") String text) {
    Optional<FileReference> parsed = FileReference.parse(text);
    if (parsed.isEmpty()) {
      return;
    }
    URI uri = BASE.resolve(text);
    assertThat(uri.normalize()).isEqualTo(uri).asString().isEqualTo(BASE + text);
    assertThat(uri.getRawQuery()).isNull();
    assertThat(uri.getRawFragment()).isNull();
    Path path = FOLDER.resolve(text);
    assertThat(path.normalize()).isEqualTo(path);
    assertThat(path.startsWith(FOLDER)).isTrue();
    assertThat(path.getNameCount()).isEqualTo(2 + parsed.get().names().size());
    assertThat(path.getFileName()).hasToString(parsed.get().name());
  }

  @Example
  void namesAreAllowed() {
    for (String text : new String[] {"a", "lamp-1.3.0.hex", "1.3/lamp_~+.dfu", "_/x"}) {
      assertThat(FileReference.parse(text)).hasToString("Optional[" + text + "]");
    }
    String longest = "a/".repeat(99) + "ab";
    assertThat(FileReference.parse(longest)).isPresent();
    assertThat(FileReference.parse(longest + "c")).isEmpty();
  }

  @Example
  void waysOutAreNot() {
    for (String text :
        new String[] {
          "",
          "/",
          "/etc/passwd",
          "../a",
          "a/../b",
          "a/..",
          ".",
          "a/./b",
          "a//b",
          "a/",
          ".hidden",
          "a/.git",
          "https://example.org/a",
          "//example.org/a",
          "file:a",
          "c:a",
          "C:\\a",
          "\\\\host\\a",
          "a\\b",
          "a%2e%2e",
          "%2e%2e/a",
          "a?b",
          "a#b",
          "a b",
          "a.",
          "a./b",
          "-rf",
          "~root",
          "a\n",
          "a\u0000.hex",
          "\u00FC.hex",
          "a@b",
          "a:80"
        }) {
      assertThat(FileReference.parse(text)).as(text).isEmpty();
      assertThatIllegalArgumentException().isThrownBy(() -> new FileReference(text));
    }
  }
}
