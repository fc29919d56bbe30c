package io.github.stm32dfu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.error.ReleaseException.Kind;
import io.github.stm32dfu.journey.release.FileReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://example.org, https://example.org/firmware.json",
    "https://example.org/, https://example.org/firmware.json",
    "https://example.org/lamp/, https://example.org/lamp/firmware.json",
    "https://example.org/lamp/?a=b, https://example.org/lamp/firmware.json",
    "https://example.org/lamp, https://example.org/lamp",
    "https://example.org/api?product=lamp, https://example.org/api?product=lamp",
    "HTTPS://example.org:8443/a%20b/i.json, https://example.org:8443/a%20b/i.json",
    "https://[2001:db8::1]/i.json, https://[2001:db8::1]/i.json",
    "http://localhost/i.json, http://localhost/i.json",
    "http://LocalHost:8080/i.json, http://LocalHost:8080/i.json",
    "http://127.0.0.1/i.json, http://127.0.0.1/i.json",
    "http://127.12.255.3:1/i.json, http://127.12.255.3:1/i.json",
    "http://[::1]:8080/i.json, http://[::1]:8080/i.json",
  })
  void anIndexHasAnAddress(String text, String url) throws ReleaseException {
    assertThat(HttpAddress.ofIndex(text).url()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "http://192.0.2.1/",
        "http://127.0.0.1.example.org/",
        "http://localhost.example.org/",
        "http://xlocalhost/",
        "http://[::2]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "ftp://example.org/",
        "file://example.org/a",
        "jar://example.org/a"
      })
  void whatOthersCouldChangeOnTheWayIsRefused(String text) {
    assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(() -> HttpAddress.ofIndex(text))
        .withMessageEndingWith(" is not https")
        .satisfies(error -> assertThat(error.kind()).isEqualTo(Kind.INSECURE))
        .satisfies(error -> assertThat(error.hint()).isEqualTo(Hint.USE_HTTPS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "firmware.json",
        "/etc/passwd",
        "file:///etc/passwd",
        "mailto:a@example.org",
        "https:",
        "https:///a",
        "https://",
        "https:/example.org/a",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://example.org:65536/",
        "https://example.org:x/",
        "https://exa mple.org/",
        "https://example.org/\r\nHost: other",
        "https://example.org/%",
        "https://example_org\\@127.0.0.1/",
        "\u0000",
        "http://127.1/",
        "http://10.127.0.0.1/"
      })
  void whatIsNoAddressIsSaidAndNotRepeated(String text) {
    assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(() -> HttpAddress.ofIndex(text))
        .withMessageMatching("no address of releases: [^\\p{Cntrl}]+")
        .withMessageNotContaining("secret")
        .satisfies(error -> assertThat(error.kind()).isEqualTo(Kind.MALFORMED));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/lamp/i.json, https://example.org/lamp/1.3/a.hex",
    "https://example.org/lamp/i.json?key=secret, https://example.org/lamp/1.3/a.hex",
    "https://example.org, https://example.org/1.3/a.hex",
    "https://example.org/a/../b/i.json, https://example.org/b/1.3/a.hex",
  })
  void aFileLiesBesideTheIndex(String index, String url) throws ReleaseException {
    HttpAddress file = HttpAddress.ofIndex(index).beside(new FileReference("1.3/a.hex"));
    assertThat(file.url()).hasToString(url);
    assertThat(file).hasToString(url);
  }
}
