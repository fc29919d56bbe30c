package io.github.stm32dfu.page;

import io.github.stm32dfu.journey.release.FileReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The files that are served: the page's own, and below them a folder with {@code firmware.json} and
 * what it names. Nothing outside of either has a name here, and links out of the folder are not
 * followed.
 */
final class Site {
  private static final String DEFAULT = "index.html";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");
  private static final String OTHER = "application/octet-stream";

  private final Optional<Path> releases;

  /** Serves the page alone, or with a folder of releases, which has to be there. */
  Site(Optional<Path> releases) throws IOException {
    this.releases = releases.isPresent() ? Optional.of(releases.get().toRealPath()) : releases;
  }

  /** A file as it is sent. */
  record Content(String type, byte[] bytes) {}

  /** {@return what is at a path that begins with a slash; nothing where there is nothing} */
  Optional<Content> at(String path) throws IOException {
    String name = path.equals("/") ? DEFAULT : path.substring(1);
    Optional<FileReference> file = FileReference.parse(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> bytes = ofPage(file.get());
    if (bytes.isEmpty()) {
      bytes = ofReleases(file.get());
    }
    return bytes.map(found -> new Content(type(file.get()), found));
  }

  private static Optional<byte[]> ofPage(FileReference file) throws IOException {
    try (InputStream in = Site.class.getResourceAsStream("/page/" + file.text())) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  private Optional<byte[]> ofReleases(FileReference file) throws IOException {
    if (releases.isEmpty()) {
      return Optional.empty();
    }
    Path wanted = releases.get().resolve(file.text());
    if (!Files.isRegularFile(wanted) || !wanted.toRealPath().startsWith(releases.get())) {
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(wanted));
  }

  private static String type(FileReference file) {
    return TYPES.getOrDefault(file.name().substring(file.name().lastIndexOf('.') + 1), OTHER);
  }
}
