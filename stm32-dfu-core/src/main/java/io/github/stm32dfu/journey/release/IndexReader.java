package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Reads an index in schema 1; docs/releases.md has the table of its names. */
final class IndexReader {
  private static final long SCHEMA = 1;

  private final TextCursor text;

  private IndexReader(TextCursor text) {
    this.text = text;
  }

  static ReleaseIndex read(byte[] json) throws ReleaseException {
    if (json.length > ReleaseIndex.MAX_BYTES) {
      throw new ReleaseException(
          ReleaseException.Kind.TOO_LARGE,
          "the index of releases has "
              + json.length
              + " bytes, more than "
              + ReleaseIndex.MAX_BYTES,
          Hint.TELL_PUBLISHER);
    }
    return new IndexReader(TextCursor.of(json)).index();
  }

  private ReleaseIndex index() throws ReleaseException {
    JsonValue.Members top = object(new JsonText(text).read());
    long schema = whole(top, "schema", Long.MAX_VALUE);
    if (schema > SCHEMA) {
      throw new ReleaseException(
          ReleaseException.Kind.UNSUPPORTED_SCHEMA,
          "the index of releases has schema " + schema + "; this program reads schema " + SCHEMA,
          Hint.UPDATE_PROGRAM);
    }
    List<Release> releases = new ArrayList<>();
    List<JsonValue> entries = array(top, "releases");
    for (JsonValue entry : entries) {
      releases.add(release(object(entry)));
    }
    OptionalInt clash = ReleaseIndex.firstClash(releases);
    if (clash.isPresent()) {
      Release second = releases.get(clash.getAsInt());
      throw text.malformed(
          entries.get(clash.getAsInt()).at(),
          "a second release of \""
              + second.product()
              + "\" with releaseSeq "
              + second.releaseSeq()
              + " for the same hardware");
    }
    return new ReleaseIndex(releases);
  }

  private Release release(JsonValue.Members entry) throws ReleaseException {
    return new Release(
        plain(string(entry, "product"), "product"),
        hardware(entry),
        plain(string(entry, "version"), "version"),
        whole(entry, "releaseSeq", Release.MAX_SEQ),
        file(string(entry, "file")),
        (int) whole(entry, "size", Release.MAX_SIZE),
        sha256(string(entry, "sha256")));
  }

  private Set<String> hardware(JsonValue.Members entry) throws ReleaseException {
    Set<String> names = new LinkedHashSet<>();
    for (JsonValue value : array(entry, "hardware")) {
      if (!(value instanceof JsonValue.Text name)) {
        throw text.malformed(value.at(), "hardware is no string");
      }
      if (!names.add(plain(name, "hardware"))) {
        throw text.malformed(value.at(), "this hardware is there twice");
      }
    }
    return names;
  }

  private String plain(JsonValue.Text value, String name) throws ReleaseException {
    if (!PlainText.is(value.value())) {
      throw text.malformed(
          value.at(),
          name + " is not 1 to " + PlainText.MAX_LENGTH + " characters that can be shown");
    }
    return value.value();
  }

  private FileReference file(JsonValue.Text value) throws ReleaseException {
    return FileReference.parse(value.value())
        .orElseThrow(
            () ->
                text.malformed(
                    value.at(), "file is no plain name of a file beside the index or below it"));
  }

  private String sha256(JsonValue.Text value) throws ReleaseException {
    if (!Release.isSha256(value.value())) {
      throw text.malformed(value.at(), "sha256 is not 64 hexadecimal digits");
    }
    return value.value().toLowerCase(Locale.ROOT);
  }

  private JsonValue.Members object(JsonValue value) throws ReleaseException {
    if (value instanceof JsonValue.Members members) {
      return members;
    }
    throw text.malformed(value.at(), "expected an object");
  }

  private List<JsonValue> array(JsonValue.Members object, String name) throws ReleaseException {
    JsonValue value = member(object, name);
    if (value instanceof JsonValue.Items items) {
      return items.values();
    }
    throw text.malformed(value.at(), name + " is no array");
  }

  private JsonValue.Text string(JsonValue.Members object, String name) throws ReleaseException {
    JsonValue value = member(object, name);
    if (value instanceof JsonValue.Text string) {
      return string;
    }
    throw text.malformed(value.at(), name + " is no string");
  }

  /** {@return a whole number from 1 to a limit} */
  private long whole(JsonValue.Members object, String name, long most) throws ReleaseException {
    JsonValue value = member(object, name);
    if (value instanceof JsonValue.Whole whole && whole.value() >= 1 && whole.value() <= most) {
      return whole.value();
    }
    throw text.malformed(value.at(), name + " is no whole number from 1 to " + most);
  }

  private JsonValue member(JsonValue.Members object, String name) throws ReleaseException {
    JsonValue value = object.byName().get(name);
    if (value == null) {
      throw text.malformed(object.at(), "this object has no \"" + name + "\"");
    }
    return value;
  }
}
