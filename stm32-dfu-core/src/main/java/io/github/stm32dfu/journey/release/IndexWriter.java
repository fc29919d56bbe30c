package io.github.stm32dfu.journey.release;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes an index in schema 1, for people to read as well. */
final class IndexWriter {
  private IndexWriter() {}

  static byte[] write(List<Release> releases) {
    List<String> entries = releases.stream().map(IndexWriter::entry).toList();
    String text =
        "{\n  \"schema\": 1,\n  \"releases\": [" + String.join(",", entries) + "\n  ]\n}\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String entry(Release release) {
    List<String> hardware = release.hardware().stream().sorted().map(IndexWriter::quoted).toList();
    List<String> members =
        List.of(
            "\"product\": " + quoted(release.product()),
            "\"hardware\": [" + String.join(", ", hardware) + "]",
            "\"version\": " + quoted(release.version()),
            "\"releaseSeq\": " + release.releaseSeq(),
            "\"file\": " + quoted(release.file().text()),
            "\"size\": " + release.size(),
            "\"sha256\": " + quoted(release.sha256()));
    return "\n    {\n      " + String.join(",\n      ", members) + "\n    }";
  }

  /** {@return a string; a release has no control characters that would need an escape} */
  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
