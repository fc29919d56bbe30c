package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.flash.ContentHash;
import java.util.Optional;

/** The releases of a source. What a caller gets as a firmware file is what the index announced. */
public final class Releases {
  private final ReleaseSource source;
  private final ContentHash hash;

  /**
   * Takes a source.
   *
   * @param source that may be slow, wrong or hostile
   * @param hash by which files are checked
   */
  public Releases(ReleaseSource source, ContentHash hash) {
    this.source = source;
    this.hash = hash;
  }

  /**
   * Looks what is published now.
   *
   * @return all of it
   * @throws DfuException where it cannot be had, or makes no sense
   */
  public ReleaseIndex index() throws DfuException {
    return source.index();
  }

  /**
   * Looks for the newest release, and how it stands to what runs.
   *
   * @param model that it has to fit
   * @param running version of the application that runs; nothing where that is not known
   * @return the newest release; nothing was fetched of it
   * @throws DfuException where the index cannot be had, or has nothing for this model
   */
  public UpdateOffer newest(ProductModel model, Optional<String> running) throws DfuException {
    ReleaseIndex index = index();
    return UpdateOffer.of(index.newest(model), index, model, running);
  }

  /**
   * Gets a release, and checks its size and its SHA-256 before anybody reads it.
   *
   * @param release that the index has
   * @return its file, exactly as announced
   * @throws ReleaseException with the kind WRONG_CONTENT where it is another one
   * @throws DfuException where it cannot be had
   */
  public byte[] fetch(Release release) throws DfuException {
    byte[] content = source.fetch(release).clone();
    if (content.length != release.size()) {
      throw wrong(release, release.size() + " bytes", content.length + " bytes");
    }
    String sha256 = Release.hex(hash.sha256(content));
    if (!sha256.equals(release.sha256())) {
      throw wrong(release, "SHA-256 " + release.sha256(), sha256);
    }
    return content;
  }

  private static ReleaseException wrong(Release release, String expected, String seen) {
    return new ReleaseException(
        ReleaseException.Kind.WRONG_CONTENT,
        release.file() + " is not what the index announced: expected " + expected + ", got " + seen,
        Hint.TELL_PUBLISHER);
  }
}
