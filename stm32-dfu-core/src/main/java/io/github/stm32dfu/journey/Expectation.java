package io.github.stm32dfu.journey;

import io.github.stm32dfu.error.ApplicationException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.journey.application.AppIdentity;
import io.github.stm32dfu.transport.SerialIdentity;

/**
 * What a new application has to say.
 *
 * @param old what the one before said
 * @param image that was written
 */
record Expectation(AppIdentity old, UpdateImage image) {
  /** {@return whether it says the version that was written; no, where nobody can tell} */
  boolean byVersion(AppIdentity seen, SerialIdentity port) throws ApplicationException {
    requireSameBoard(seen, port);
    if (image.version().isEmpty() || seen.version().isEmpty()) {
      return false;
    }
    if (!seen.version().equals(image.version())) {
      throw new ApplicationException(
          ApplicationException.Kind.WRONG_VERSION,
          "version "
              + image.version().get()
              + " is written and compared, but the application at "
              + port
              + " says that it is "
              + (seen.version().equals(old.version()) ? "still " : "")
              + seen.version().get(),
          Hint.ASK_VENDOR);
    }
    return true;
  }

  /** {@return how sure it is, by the application's own checksums} */
  VersionCheck byContents(Contents contents, SerialIdentity port) throws ApplicationException {
    if (contents == Contents.DIFFERENT) {
      throw new ApplicationException(
          ApplicationException.Kind.WRONG_CONTENTS,
          image.name()
              + " is written and compared, but the application at "
              + port
              + " has another checksum",
          Hint.ASK_VENDOR);
    }
    return contents == Contents.EQUAL ? VersionCheck.CONTENTS : VersionCheck.PORT_ONLY;
  }

  private void requireSameBoard(AppIdentity seen, SerialIdentity port) throws ApplicationException {
    boolean other =
        seen.uniqueId().isPresent()
            && old.uniqueId().isPresent()
            && !seen.uniqueId().equals(old.uniqueId());
    if (other) {
      throw new ApplicationException(
          ApplicationException.Kind.WRONG_BOARD,
          "the application at "
              + port
              + " runs on the part "
              + seen.uniqueId().get()
              + ", the one that was updated is "
              + old.uniqueId().get(),
          Hint.CHOOSE_BOARD);
    }
  }
}
