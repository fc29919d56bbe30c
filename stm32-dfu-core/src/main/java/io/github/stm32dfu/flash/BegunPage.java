package io.github.stm32dfu.flash;

import io.github.stm32dfu.memory.AddressRange;
import java.util.Optional;

/**
 * A page that is being changed.
 *
 * @param range of the page, one sector of the device
 * @param before all bytes of the page as they were before the first run touched it, where some of
 *     them are kept; nothing where the image covers the whole page, or it cannot be read. Nobody
 *     changes the array.
 */
public record BegunPage(AddressRange range, Optional<byte[]> before) {
  public BegunPage {
    if (before.isPresent() && before.get().length != range.size()) {
      throw new IllegalArgumentException(before.get().length + " bytes for " + range);
    }
  }
}
