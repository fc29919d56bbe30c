package io.github.stm32dfu.host;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.flash.CancelToken;
import io.github.stm32dfu.journey.release.Release;
import io.github.stm32dfu.journey.release.ReleaseIndex;
import io.github.stm32dfu.journey.release.ReleaseSource;
import io.github.stm32dfu.transport.Clock;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * Releases on a web server. https only; http is good enough for a server on this very machine
 * ({@code localhost}, 127.0.0.0/8 and ::1).
 *
 * <p>A file lies beside the index: its reference is resolved against the address that was given,
 * not against one that a redirect led to, so that an index behind a "latest" link finds the files
 * behind the same link. At most three redirects are followed, to other hosts too, but never to
 * another scheme. Not more is read than announced, nor longer waited than {@link HttpTimes} says;
 * the lookup of the host's name takes as long as the operating system lets it.
 *
 * <p>Immutable. Proxies are those of the JDK's settings.
 */
public final class HttpReleases implements ReleaseSource {
  private static final int MAX_REDIRECTS = 3;

  private final HttpAddress index;
  private final HttpSettings settings;

  private HttpReleases(HttpAddress index, HttpSettings settings) {
    this.index = index;
    this.settings = settings;
  }

  /**
   * {@return the releases of an index}
   *
   * @param address of the index, or of its folder with a slash at the end
   * @param clock by which the total time is measured
   * @throws ReleaseException with the kind MALFORMED where this is no address, INSECURE where it is
   *     not https
   */
  public static HttpReleases at(String address, Clock clock) throws ReleaseException {
    return new HttpReleases(
        HttpAddress.ofIndex(address),
        new HttpSettings(
            HttpTimes.defaults(),
            clock,
            new CancelToken(),
            HttpsURLConnection.getDefaultSSLSocketFactory()));
  }

  /**
   * {@return the same with other times}
   *
   * @param times for each download
   */
  public HttpReleases withTimes(HttpTimes times) {
    return new HttpReleases(
        index, new HttpSettings(times, settings.clock(), settings.cancel(), settings.tls()));
  }

  /**
   * {@return the same, and somebody can stop it}
   *
   * @param cancel by which another thread can; seen between two blocks that arrive
   */
  public HttpReleases withCancel(CancelToken cancel) {
    return new HttpReleases(
        index, new HttpSettings(settings.times(), settings.clock(), cancel, settings.tls()));
  }

  /**
   * {@return the same, with authorities of one's own}
   *
   * @param tls whose certificates are trusted in place of the JDK's
   */
  public HttpReleases withTls(SSLSocketFactory tls) {
    return new HttpReleases(
        index, new HttpSettings(settings.times(), settings.clock(), settings.cancel(), tls));
  }

  /**
   * Fetches and reads the index.
   *
   * @return what it says
   * @throws CancelledException where somebody stopped it
   * @throws ReleaseException where it cannot be had, or makes no sense
   */
  @Override
  public ReleaseIndex index() throws DfuException {
    return ReleaseIndex.read(download(index, ReleaseIndex.MAX_BYTES));
  }

  /**
   * Fetches a release's file.
   *
   * @param release that the index has
   * @return its bytes as they came
   * @throws CancelledException where somebody stopped it
   * @throws ReleaseException where it cannot be had
   */
  @Override
  public byte[] fetch(Release release) throws DfuException {
    return download(index.beside(release.file()), release.size());
  }

  private byte[] download(HttpAddress start, int maxBytes) throws DfuException {
    HttpPatience patience = new HttpPatience(settings);
    HttpAddress place = start;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      try (HttpExchange exchange = HttpExchange.get(place, settings, patience)) {
        Optional<String> elsewhere = exchange.redirect();
        if (elsewhere.isEmpty()) {
          return exchange.body(maxBytes);
        }
        place = place.redirectedTo(elsewhere.get());
      }
    }
    throw new ReleaseException(
        ReleaseException.Kind.MALFORMED,
        start + " leads from one address to the next, more than " + MAX_REDIRECTS + " times",
        Hint.TELL_PUBLISHER);
  }

  /** {@return the address of the index, without its query} */
  @Override
  public String toString() {
    return index.toString();
  }
}
