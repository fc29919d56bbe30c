package io.github.stm32dfu.web;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.journey.release.Release;
import io.github.stm32dfu.journey.release.ReleaseIndex;
import io.github.stm32dfu.journey.release.ReleaseSource;
import io.github.stm32dfu.web.js.Bytes;
import io.github.stm32dfu.web.js.Settled;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.ArrayBuffer;

/**
 * Releases beside an index that the browser fetches, by its own rules of origin and certificates.
 */
final class FetchedReleases implements ReleaseSource {
  private final String address;

  /** Fetches nothing yet; the address of the index is absolute, or relative to the page. */
  FetchedReleases(String address) {
    this.address = address;
  }

  @Override
  public ReleaseIndex index() throws ReleaseException {
    return ReleaseIndex.read(bytes("", ReleaseIndex.MAX_BYTES));
  }

  @Override
  public byte[] fetch(Release release) throws ReleaseException {
    return bytes(release.file().text(), release.size());
  }

  private byte[] bytes(String file, int most) throws ReleaseException {
    Settled<ArrayBuffer> outcome = Settled.of(load(address, file, most));
    if (outcome.fulfilled()) {
      return Bytes.toJava(outcome.getValue());
    }
    throw new ReleaseException(
        ReleaseException.Kind.UNREACHABLE,
        (file.isEmpty() ? address : file) + ": " + outcome.reason(),
        Hint.CHECK_NETWORK);
  }

  /** Stops where more comes than was announced, instead of filling the page's memory. */
  @JSBody(
      params = {"index", "file", "most"},
      script =
          """
          var base = new URL(index, typeof document === 'undefined' ? undefined : document.baseURI);
          return fetch(new URL(file, base), {cache: 'no-cache', credentials: 'omit'}).then(
            function(response) {
              if (!response.ok) {
                throw new Error('HTTP status ' + response.status);
              }
              var parts = [];
              var size = 0;
              var reader = response.body.getReader();
              function next() {
                return reader.read().then(function(part) {
                  if (part.done) {
                    return new Blob(parts).arrayBuffer();
                  }
                  size += part.value.length;
                  if (size > most) {
                    reader.cancel();
                    throw new Error('more than ' + most + ' bytes come');
                  }
                  parts.push(part.value);
                  return next();
                });
              }
              return next();
            });
          """)
  private static native JSPromise<ArrayBuffer> load(String index, String file, int most);
}
