package io.github.stm32dfu.flash.journal;

import java.util.Optional;

/** Types of records in a journal; their codes are never given to something else. */
enum RecordType {
  /** {@link JournalHead}, and the SHA-256 of the image. */
  HEAD(1),
  /** What of a firmware file is not its image. */
  FILE(2),
  /** Address and bytes. */
  IMAGE(3),
  /** Range, and whether and what it held before. */
  BEGUN(4),
  /** Range. */
  ENDED(5),
  /** No fields. */
  VERIFIED(6),
  /** No fields. */
  LEFT(7);

  private final int code;

  RecordType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** {@return the type with a code; nothing for one of a later program} */
  static Optional<RecordType> of(int code) {
    for (RecordType type : values()) {
      if (type.code == code) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
