package io.github.stm32dfu.cdc;

import io.github.stm32dfu.transport.SerialIdentity;
import java.util.Comparator;

/** Boards on USB first, then by name, with numbers as numbers: COM7 before COM10. */
final class PortOrder implements Comparator<SerialIdentity> {
  @Override
  public int compare(SerialIdentity one, SerialIdentity other) {
    if (one.onUsb() != other.onUsb()) {
      return one.onUsb() ? -1 : 1;
    }
    int byStem = stem(one.name()).compareTo(stem(other.name()));
    return byStem != 0 ? byStem : byNumber(number(one.name()), number(other.name()));
  }

  private static int byNumber(String one, String other) {
    int byLength = Integer.compare(one.length(), other.length());
    return byLength != 0 ? byLength : one.compareTo(other);
  }

  private static String stem(String name) {
    return name.substring(0, numberAt(name));
  }

  private static String number(String name) {
    return name.substring(numberAt(name));
  }

  private static int numberAt(String name) {
    int at = name.length();
    while (at > 0 && name.charAt(at - 1) >= '0' && name.charAt(at - 1) <= '9') {
      at--;
    }
    return at;
  }
}
