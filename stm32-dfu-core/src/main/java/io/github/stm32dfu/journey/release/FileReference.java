package io.github.stm32dfu.journey.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    return names(text);
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

  /** Without regular expressions, which would double what a browser loads. */
  private static boolean isOne(String text) {
    return text.length() <= MAX_LENGTH && names(text).stream().allMatch(FileReference::isName);
  }

  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', from)) {
      names.add(text.substring(from, slash));
      from = slash + 1;
    }
    names.add(text.substring(from));
    return List.copyOf(names);
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && isWordCharacter(name.charAt(0))
        && !name.endsWith(".")
        && name.chars().allMatch(one -> isWordCharacter(one) || "._-+~".indexOf(one) >= 0);
  }

  private static boolean isWordCharacter(int one) {
    return (one >= 'A' && one <= 'Z')
        || (one >= 'a' && one <= 'z')
        || (one >= '0' && one <= '9')
        || one == '_';
  }
}
