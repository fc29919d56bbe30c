package io.github.stm32dfu.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.journey.release.FileReference;
import io.github.stm32dfu.journey.release.Release;
import io.github.stm32dfu.journey.release.ReleaseIndex;
import io.github.stm32dfu.journey.release.Releases;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a server answers: the right bytes arrive, or an error that says what is wrong. */
class HttpAnswerPropertyTest {
  private static final byte[] CONTENT = "the firmware".getBytes(StandardCharsets.ISO_8859_1);

  private static final Release RELEASE =
      Release.describing(
          "Desk Lamp", Set.of(), "1.3.0", 7, new FileReference("a"), CONTENT, new JdkSha256());

  private static final List<String> ANSWERS =
      List.of(
          "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nthe firmware",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nthe \r\n8\r\nfirmware\r\n0\r\n\r\n",
          "HTTP/1.0 302 Found\r\nLocation: http://127.0.0.1:1/b\r\nContent-Length: 0\r\n\r\n",
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n",
          "HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n folded\r\n\r\n");

  private static final String TELLING = "\r\n\r\n: /.,;=-0129aAHTP\u0000\u007F\u00FF\"";

  @Property(tries = 150)
  void noAnswerDoesHarm(@ForAll Random chance) throws IOException {
    byte[] answer = damaged(ANSWERS.get(chance.nextInt(ANSWERS.size())), chance);
    try (ScriptedServer server = new ScriptedServer((path, peer) -> peer.say(answer))) {
      HttpTimes hasty =
          new HttpTimes(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(20));
      HttpReleases source = HttpReleases.at(server.at("/i"), Clock.system()).withTimes(hasty);
      fetchOrRefuse(new Releases(source, new JdkSha256()));
    }
  }

  private static void fetchOrRefuse(Releases releases) throws DfuException {
    try {
      assertThat(releases.fetch(RELEASE)).isEqualTo(CONTENT);
    } catch (ReleaseException refused) {
      assertThat(refused.getMessage()).isNotBlank().matches("[^\\p{Cntrl}]+");
    }
    try {
      assertThat(releases.index()).isEqualTo(new ReleaseIndex(List.of()));
    } catch (ReleaseException refused) {
      assertThat(refused.getMessage()).isNotBlank().matches("[^\\p{Cntrl}]+");
    }
  }

  private static byte[] damaged(String answer, Random chance) {
    StringBuilder text = new StringBuilder(answer);
    for (int i = chance.nextInt(6); i > 0 && text.length() > 0; i--) {
      int at = chance.nextInt(text.length());
      char one = TELLING.charAt(chance.nextInt(TELLING.length()));
      switch (chance.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, one);
        case 2 -> text.setCharAt(at, one);
        default -> text.setLength(Math.max(1, text.length() - chance.nextInt(8)));
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
