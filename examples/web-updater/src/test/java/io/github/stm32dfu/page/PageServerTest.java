package io.github.stm32dfu.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageServerTest {
  @TempDir Path folder;
  private PageServer server;

  @BeforeEach
  void start() throws IOException {
    Path releases = Files.createDirectory(folder.resolve("releases"));
    Files.writeString(releases.resolve("firmware.json"), "{}");
    Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(releases.resolve("link"), folder.resolve("secret"));
    server = PageServer.start(0, new Site(Optional.of(releases)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void thePageAndAllThatItNamesIsServedUnderAStrictPolicy() throws Exception {
    String page = get("/");

    assertThat(page)
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-security-policy: default-src 'none'");
    Matcher names = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
    int found = 0;
    while (names.find()) {
      assertThat(get("/" + names.group(1))).as(names.group(1)).startsWith("HTTP/1.1 200 ");
      found++;
    }
    assertThat(found).isEqualTo(3);
    assertThat(get("/stm32-dfu.js")).startsWith("HTTP/1.1 200 ").contains("text/javascript");
    assertThat(page).doesNotContain("http:", "https:", "style=", "onclick=", "<script>");
  }

  @Test
  void releasesAreServedBesideIt() throws Exception {
    assertThat(get("/firmware.json")).contains("application/json").endsWith("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/link",
        "/../secret",
        "/%2e%2e/secret",
        "//etc/passwd",
        "/releases/../../secret",
        "/.",
        "/page/index.html",
        "/none"
      })
  void nothingElseIs(String path) throws Exception {
    assertThat(get(path)).startsWith("HTTP/1.1 404 ").doesNotContain("secret\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "evil.example", "localhost:1"})
  void anotherHostIsNotAnswered(String host) throws Exception {
    assertThat(request("GET / HTTP/1.1\r\nHost: " + host)).startsWith("HTTP/1.1 421 ");
  }

  @Test
  void nothingIsTaken() throws Exception {
    assertThat(request("POST / HTTP/1.1\r\nContent-Length: 0\r\nHost: " + host()))
        .startsWith("HTTP/1.1 405 ");
  }

  private String get(String path) throws IOException {
    return request("GET " + path + " HTTP/1.1\r\nHost: " + host());
  }

  private String request(String head) throws IOException {
    URI address = URI.create(server.address());
    try (Socket socket = new Socket("localhost", address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String host() {
    return URI.create(server.address()).getAuthority();
  }
}
