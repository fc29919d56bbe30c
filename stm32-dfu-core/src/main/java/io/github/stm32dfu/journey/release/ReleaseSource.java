package io.github.stm32dfu.journey.release;

import io.github.stm32dfu.error.DfuException;

/**
 * Where releases come from: a web server, a folder, a fleet's back end. Used through {@link
 * Releases}, which checks what it gives.
 *
 * <p>Implementations bound by themselves what they read, and how long: a stranger is at the other
 * end. They remember nothing of one call in the next.
 */
public interface ReleaseSource {
  /**
   * Looks what is published now.
   *
   * @return all of it
   * @throws DfuException where it cannot be had, or makes no sense
   */
  ReleaseIndex index() throws DfuException;

  /**
   * Gets the bytes of a release, as they are. Only {@link Releases#fetch} makes sure that they are
   * the right ones.
   *
   * @param release that the index has
   * @return its file; an implementation stops reading where it has more than {@link Release#size()}
   *     bytes
   * @throws DfuException where it cannot be had
   */
  byte[] fetch(Release release) throws DfuException;
}
