package io.github.stm32dfu.firmware;

import io.github.stm32dfu.error.FirmwareFormatException;
import java.util.List;

/** What may follow the last record of a text file. */
final class TextTail {
  private TextTail() {}

  /**
   * Warns of trailing bytes. A further record is refused, for example of two files in one: half of
   * the data would be lost without a word.
   */
  static void check(TextRecords records, char marker, List<String> warnings)
      throws FirmwareFormatException {
    int end = records.line();
    if (!records.hasNext()) {
      return;
    }
    if (records.peek() == marker) {
      throw records.refuse("a record follows the end of the file in line " + end);
    }
    warnings.add(records.left() + " bytes after the last record in line " + end + " are ignored.");
  }
}
