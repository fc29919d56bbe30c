package io.github.stm32dfu.journey.release;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a file lies beside its index: names of folders and the file's own, joined with {@code /}.
 * It can mean nothing but a file beside or below the index, on a web server and on any file system:
 * each name consists of ASCII letters, digits and {@code . _ - + ~}, begins with a letter, a digit
 * or {@code _}, and does not end with a dot.
 *
 * @param text such as {@code lamp-1.3.0.hex} or {@code 1.3.0/lamp.hex}, at most 200 characters
 */
public record FileReference(String text) {
  private static final int MAX_LENGTH = 200;
  private static final String NAME = "[A-Za-z0-9_](?:[A-Za-z0-9._+~-]*[A-Za-z0-9_+~-])?";
  private static final Pattern FORM = Pattern.compile(NAME + "(?:/" + NAME + ")*");

  /**
   * Keeps a reference.
   *
   * @throws IllegalArgumentException where the text is none
   */
  public FileReference {
    if (!isOne(text)) {
      throw new IllegalArgumentException("not a plain relative file name: " + text);
    }
  }

  /**
   * {@return the reference that a text is}
   *
   * @param text of a stranger; what is no reference gives nothing
   */
  public static Optional<FileReference> parse(String text) {
    return isOne(text) ? Optional.of(new FileReference(text)) : Optional.empty();
  }

  /** {@return the names, the file's own last} */
  public List<String> names() {
    return List.of(text.split("/", -1));
  }

  /** {@return the file's own name, without folders} */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** {@return the names, joined with {@code /}} */
  @Override
  public String toString() {
    return text;
  }

  private static boolean isOne(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }
}
