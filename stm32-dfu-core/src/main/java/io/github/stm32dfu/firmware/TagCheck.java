package io.github.stm32dfu.firmware;

import io.github.stm32dfu.memory.AddressRange;
import io.github.stm32dfu.memory.Hex;

/** Whether an image holds what its {@link ImageTag} says. */
public sealed interface TagCheck {
  /** {@return one sentence for a person} */
  String text();

  /** The CRC is right. */
  record Valid() implements TagCheck {
    @Override
    public String text() {
      return "The image is what its tag says.";
    }
  }

  /**
   * The image lacks some of the bytes that the tag covers.
   *
   * @param covers what the tag covers
   */
  record Incomplete(AddressRange covers) implements TagCheck {
    @Override
    public String text() {
      return "The tag covers " + covers + ", and the image does not hold all of it.";
    }
  }

  /**
   * The bytes are others than when the tag was written.
   *
   * @param expected the CRC-32 in the tag
   * @param seen the CRC-32 of the bytes
   */
  record WrongCrc(long expected, long seen) implements TagCheck {
    @Override
    public String text() {
      return "The tag's CRC-32 is 0x"
          + Hex.digits(expected, 8)
          + ", the image has 0x"
          + Hex.digits(seen, 8)
          + ".";
    }
  }
}
