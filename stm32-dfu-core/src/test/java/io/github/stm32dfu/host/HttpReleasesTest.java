package io.github.stm32dfu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.error.ReleaseException.Kind;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.journey.release.FileReference;
import io.github.stm32dfu.journey.release.Release;
import io.github.stm32dfu.journey.release.ReleaseIndex;
import io.github.stm32dfu.journey.release.Releases;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpReleasesTest {
  private static final byte[] CONTENT = new byte[20_000];

  private static final Release RELEASE =
      Release.describing(
          "Desk Lamp",
          Set.of(),
          "1.3.0",
          7,
          new FileReference("1.3/lamp.hex"),
          CONTENT,
          new JdkSha256());

  private static final ReleaseIndex INDEX = new ReleaseIndex(List.of(RELEASE));

  @Test
  void theIndexAndAFileBesideItAreFetched() throws IOException {
    try (ScriptedServer server = new ScriptedServer(HttpReleasesTest::publish)) {
      HttpReleases source = releases(server.at("/lamp/firmware.json?key=secret"));
      Releases releases = new Releases(source, new JdkSha256());

      assertThat(releases.index()).isEqualTo(INDEX);
      assertThat(releases.fetch(RELEASE)).isEqualTo(CONTENT);

      assertThat(source).hasToString(server.at("/lamp/firmware.json"));
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(0))
          .startsWith("GET /lamp/firmware.json?key=secret HTTP/1.1");
      assertThat(server.requests().get(1))
          .startsWith("GET /lamp/1.3/lamp.hex HTTP/1.1")
          .contains("\r\nUser-Agent: stm32-dfu\r\n", "\r\nAccept-Encoding: identity\r\n");
    }
  }

  @Test
  void aFolderMeansItsIndex() throws IOException {
    try (ScriptedServer server = new ScriptedServer(HttpReleasesTest::publish)) {
      assertThat(releases(server.at("/lamp/")).index()).isEqualTo(INDEX);
      assertThat(releases(server.at("")).index()).isEqualTo(INDEX);
      assertThat(server.requests().get(0)).startsWith("GET /lamp/firmware.json ");
      assertThat(server.requests().get(1)).startsWith("GET /firmware.json ");
    }
  }

  @Test
  void threeRedirectsAreFollowed() throws IOException {
    ScriptedServer.Answer chain =
        (path, peer) -> {
          switch (path) {
            case "/latest/firmware.json" -> peer.redirect("../b");
            case "/b" -> peer.redirect("/c?d");
            case "/c?d" -> peer.redirect("http://localhost:" + peer.port() + "/e");
            case "/e" -> peer.ok(INDEX.toJson());
            case "/latest/1.3/lamp.hex" -> peer.ok(CONTENT);
            default -> peer.say("HTTP/1.1 404 Not Found\r\n\r\n");
          }
        };
    try (ScriptedServer server = new ScriptedServer(chain)) {
      HttpReleases source = releases(server.at("/latest/firmware.json"));
      assertThat(source.index()).isEqualTo(INDEX);
      // Behind the same "latest" link, not beside the place that it led to.
      assertThat(source.fetch(RELEASE)).isEqualTo(CONTENT);
    }
  }

  @Test
  void aLoopOfRedirectsEnds() throws IOException {
    try (ScriptedServer server = new ScriptedServer((path, peer) -> peer.redirect(path + "x"))) {
      assertFails(releases(server.at("/a"))::index, Kind.MALFORMED)
          .withMessageEndingWith("/a leads from one address to the next, more than 3 times");
      assertThat(server.requests()).hasSize(4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://192.0.2.1/firmware.json, INSECURE",
    "http://127.0.0.1.example.org/, INSECURE",
    "https://127.0.0.1:1/firmware.json, INSECURE",
    "file:///etc/passwd, INSECURE",
    "ftp://127.0.0.1/a, INSECURE",
    "jar:file:/a.jar!/b, INSECURE",
    "//192.0.2.1/a, INSECURE",
    "http://user@127.0.0.1/a, MALFORMED",
    "http://127.0.0.1:65536/a, MALFORMED",
    "http:/a, MALFORMED",
    "http://[::1/a, MALFORMED",
    "a b, MALFORMED",
  })
  void aRedirectThatLeadsAwayIsNotFollowed(String location, Kind kind) throws IOException {
    try (ScriptedServer server = new ScriptedServer((path, peer) -> peer.redirect(location))) {
      assertFails(releases(server.at("/a"))::index, kind);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aRedirectToNowhereIsNone() throws IOException {
    try (ScriptedServer server =
        new ScriptedServer((path, peer) -> peer.say("HTTP/1.1 301 Moved\r\n\r\n"))) {
      assertFails(releases(server.at("/a"))::index, Kind.MALFORMED)
          .withMessageEndingWith("/a answers HTTP 301 and does not say where to go");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404, NOT_FOUND",
    "410, NOT_FOUND",
    "401, DENIED",
    "403, DENIED",
    "407, DENIED",
    "418, DENIED",
    "408, UNREACHABLE",
    "429, UNREACHABLE",
    "500, UNREACHABLE",
    "503, UNREACHABLE",
    "204, MALFORMED",
    "206, MALFORMED",
    "300, MALFORMED",
    "304, MALFORMED",
    "999, MALFORMED",
  })
  void onlyStatus200IsAnAnswer(int status, Kind kind) throws IOException {
    ScriptedServer.Answer answer =
        (path, peer) -> {
          peer.say("HTTP/1.1 " + status + " Whatever\r\nContent-Length: 2\r\n\r\n{}");
        };
    try (ScriptedServer server = new ScriptedServer(answer)) {
      assertFails(releases(server.at("/a"))::index, kind).withMessageContaining("HTTP " + status);
    }
  }

  @Test
  void anEndlessBodyIsCutOff() throws IOException {
    try (ScriptedServer server = new ScriptedServer((path, peer) -> pour(peer))) {
      assertFails(releases(server.at("/a"))::index, Kind.TOO_LARGE)
          .withMessageEndingWith("/a has more than 1048576 bytes");
      assertFails(() -> releases(server.at("/a")).fetch(RELEASE), Kind.TOO_LARGE)
          .withMessageEndingWith("/1.3/lamp.hex has more than 20000 bytes");
    }
  }

  @Test
  void anEndlessChunkedBodyIsCutOff() throws IOException {
    String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
    ScriptedServer.Answer answer =
        (path, peer) -> {
          peer.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          while (true) {
            peer.say(chunk);
          }
        };
    try (ScriptedServer server = new ScriptedServer(answer)) {
      assertFails(() -> releases(server.at("/a")).fetch(RELEASE), Kind.TOO_LARGE);
    }
  }

  @Test
  void ofABodyThatIsAnnouncedTooLargeNothingIsRead() throws IOException {
    ScriptedServer.Answer answer =
        (path, peer) -> {
          peer.say("HTTP/1.1 200 OK\r\nContent-Length: 20001\r\n\r\n");
        };
    try (ScriptedServer server = new ScriptedServer(answer)) {
      assertFails(() -> releases(server.at("/a")).fetch(RELEASE), Kind.TOO_LARGE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 20000\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n4E20\r\n",
        "Transfer-Encoding: chunked\r\n\r\nno number\r\n"
      })
  void aBodyThatBreaksOffMayBeAskedForAgain(String head) throws IOException {
    ScriptedServer.Answer answer =
        (path, peer) -> peer.say("HTTP/1.1 200 OK\r\n" + head + "half of it");
    try (ScriptedServer server = new ScriptedServer(answer)) {
      assertFails(() -> releases(server.at("/a")).fetch(RELEASE), Kind.UNREACHABLE)
          .withMessageContaining("broke off");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10\r\n\r\n",
        "Content-Length: -5\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 20000\r\n\r\n10\r\n",
        "\r\n",
      })
  void aBodyOfAnotherLengthIsNotUsed(String head) throws IOException {
    ScriptedServer.Answer answer =
        (path, peer) -> peer.say("HTTP/1.1 200 OK\r\n" + head + "x".repeat(16) + "\r\n0\r\n\r\n");
    try (ScriptedServer server = new ScriptedServer(answer)) {
      Releases releases = new Releases(releases(server.at("/a")), new JdkSha256());
      assertFails(() -> releases.fetch(RELEASE), Kind.WRONG_CONTENT)
          .withMessageContaining("expected 20000 bytes");
    }
  }

  @Test
  void otherBytesOfTheSameLengthAreNotUsed() throws IOException {
    byte[] other = CONTENT.clone();
    other[other.length - 1] = 1;
    try (ScriptedServer server = new ScriptedServer((path, peer) -> peer.ok(other))) {
      Releases releases = new Releases(releases(server.at("/a")), new JdkSha256());
      assertFails(() -> releases.fetch(RELEASE), Kind.WRONG_CONTENT)
          .withMessageContaining("expected SHA-256 " + RELEASE.sha256());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "identity, gzip"})
  void whatIsCompressedIsNotUnpacked(String encoding) throws IOException {
    ScriptedServer.Answer answer =
        (path, peer) ->
            peer.say("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\n\r\n\u001f\u008b");
    try (ScriptedServer server = new ScriptedServer(answer)) {
      assertFails(releases(server.at("/a"))::index, Kind.MALFORMED)
          .withMessageContaining("compressed");
    }
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedFor() throws IOException {
    HttpTimes hasty =
        new HttpTimes(Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(60));
    try (ScriptedServer server = new ScriptedServer((path, peer) -> peer.waitUntilGone())) {
      assertFails(releases(server.at("/a")).withTimes(hasty)::index, Kind.UNREACHABLE)
          .withMessageEndingWith("/a does not answer in time");
    }
    ScriptedServer.Answer half =
        (path, peer) -> {
          peer.say("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{");
          peer.waitUntilGone();
        };
    try (ScriptedServer server = new ScriptedServer(half)) {
      assertFails(releases(server.at("/a")).withTimes(hasty)::index, Kind.UNREACHABLE)
          .withMessageEndingWith("/a does not answer in time");
    }
  }

  /** Never silent for long, never done. */
  @Test
  void aServerThatDripsIsNotWaitedForEither() throws IOException {
    SetClock clock = new SetClock();
    ScriptedServer.Answer drops =
        (path, peer) -> {
          peer.say("HTTP/1.1 200 OK\r\n\r\n");
          while (true) {
            clock.advance(Duration.ofSeconds(1));
            peer.say(" ");
          }
        };
    try (ScriptedServer server = new ScriptedServer(drops)) {
      assertFails(HttpReleases.at(server.at("/a"), clock)::index, Kind.UNREACHABLE)
          .withMessageEndingWith("/a was not there after 120000 ms");
    }
  }

  @Test
  void redirectsShareOneTime() throws IOException {
    SetClock clock = new SetClock();
    ScriptedServer.Answer slow =
        (path, peer) -> {
          clock.advance(Duration.ofSeconds(50));
          peer.redirect(path + "x");
        };
    try (ScriptedServer server = new ScriptedServer(slow)) {
      assertFails(HttpReleases.at(server.at("/a"), clock)::index, Kind.UNREACHABLE)
          .withMessageEndingWith("/axxx was not there after 120000 ms");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void aDownloadCanBeCancelled() throws IOException {
    CancelToken cancel = new CancelToken();
    ScriptedServer.Answer answer =
        (path, peer) -> {
          peer.say("HTTP/1.1 200 OK\r\n\r\n");
          cancel.cancel();
          while (true) {
            peer.say(" ");
          }
        };
    try (ScriptedServer server = new ScriptedServer(answer)) {
      HttpReleases source = releases(server.at("/a")).withCancel(cancel);
      assertThatExceptionOfType(CancelledException.class).isThrownBy(source::index);
      assertThatExceptionOfType(CancelledException.class)
          .isThrownBy(() -> source.fetch(RELEASE))
          .withMessageContaining("/1.3/lamp.hex");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void whereNobodyListensItIsSaid() throws IOException {
    ScriptedServer gone = new ScriptedServer((path, peer) -> peer.ok(CONTENT));
    gone.close();
    assertFails(releases(gone.at("/a"))::index, Kind.UNREACHABLE)
        .withMessageEndingWith("/a takes no connection");
  }

  /** A server with releases, whatever folder it is asked for. */
  private static void publish(String path, ScriptedServer.Peer peer) throws IOException {
    peer.ok(path.contains("lamp.hex") ? CONTENT : INDEX.toJson());
  }

  private static void pour(ScriptedServer.Peer peer) throws IOException {
    peer.say("HTTP/1.1 200 OK\r\n\r\n");
    while (true) {
      peer.say(new byte[8192]);
    }
  }

  private static HttpReleases releases(String address) throws ReleaseException {
    return HttpReleases.at(address, Clock.system());
  }

  private static ThrowableAssertAlternative<ReleaseException> assertFails(
      ThrowingCallable work, Kind kind) {
    return assertThatExceptionOfType(ReleaseException.class)
        .isThrownBy(work)
        .satisfies(error -> assertThat(error.kind()).as(error.getMessage()).isEqualTo(kind));
  }
}
