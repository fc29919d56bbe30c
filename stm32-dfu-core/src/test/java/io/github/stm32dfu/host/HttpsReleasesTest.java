package io.github.stm32dfu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.error.ReleaseException.Kind;
import io.github.stm32dfu.journey.release.ReleaseIndex;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpsReleasesTest {
  private static final ReleaseIndex INDEX = new ReleaseIndex(List.of());

  @TempDir private static Path folder;
  private static TestAuthority authority;

  @BeforeAll
  static void makeKeys() throws Exception {
    authority = TestAuthority.in(folder);
  }

  @Test
  void aTrustedServerIsAsked() throws IOException {
    try (ScriptedServer server = secure((path, peer) -> peer.ok(INDEX.toJson()))) {
      assertThat(trusting(server, "localhost").index()).isEqualTo(INDEX);
    }
  }

  @Test
  void aServerThatNobodyVouchesForIsToldNothing() throws IOException {
    try (ScriptedServer server = secure((path, peer) -> peer.ok(INDEX.toJson()))) {
      HttpReleases strict = HttpReleases.at("https://localhost:" + server.port(), Clock.system());
      assertFails(strict, Kind.INSECURE).withMessageContaining("certificate that is not trusted");
      assertFails(trusting(server, "127.0.0.1"), Kind.INSECURE)
          .withMessageContaining("certificate that is not trusted");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void nothingLeadsAwayFromHttps() throws IOException {
    try (ScriptedServer plain = new ScriptedServer((path, peer) -> peer.ok(INDEX.toJson()));
        ScriptedServer server = secure((path, peer) -> peer.redirect(plain.at("/i")))) {
      assertFails(trusting(server, "localhost"), Kind.INSECURE)
          .withMessageEndingWith("leads to another scheme, http");
      assertThat(plain.requests()).isEmpty();
    }
  }

  @Test
  void aServerWithoutTlsIsNotUnderstood() throws IOException {
    try (ScriptedServer plain = new ScriptedServer((path, peer) -> peer.ok(INDEX.toJson()))) {
      assertFails(trusting(plain, "localhost"), Kind.UNREACHABLE);
    }
  }

  /** Timeouts of a socket begin anew with each byte. */
  @Test
  void theTotalTimeHoldsForTheHeadAlready() throws IOException {
    SetClock clock = new SetClock();
    ScriptedServer.Answer slow =
        (path, peer) -> {
          peer.say("HTTP/1.1 404 Not");
          clock.advance(HttpTimes.defaults().total().plusMillis(1));
          peer.say(" Found\r\n\r\n");
        };
    try (ScriptedServer server = secure(slow)) {
      HttpReleases source =
          HttpReleases.at("https://localhost:" + server.port(), clock).withTls(authority.clients());
      assertFails(source, Kind.UNREACHABLE).withMessageEndingWith("was not there after 120000 ms");
    }
  }

  private static ScriptedServer secure(ScriptedServer.Answer answer) throws IOException {
    return new ScriptedServer(authority.servers(), answer);
  }

  private static HttpReleases trusting(ScriptedServer server, String host) throws DfuException {
    return HttpReleases.at("https://" + host + ":" + server.port() + "/i", Clock.system())
        .withTls(authority.clients());
  }

  private static ThrowableAssertAlternative<ReleaseException> assertFails(
      HttpReleases source, Kind kind) {
    return assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(source::index)
        .satisfies(error -> assertThat(error.kind()).as(error.getMessage()).isEqualTo(kind));
  }
}
