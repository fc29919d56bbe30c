package io.github.stm32dfu.host;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.journey.release.FileReference;
import io.github.stm32dfu.journey.release.ReleaseIndex;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.regex.Pattern;

/**
 * An address that releases may come from: https, or http to this very machine. It names a host and
 * no user.
 */
record HttpAddress(URI uri) {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i:localhost)|127(?:\\.[0-9]{1,3}){3}|\\[::1\\]");
  private static final int MAX_PORT = 0xFFFF;

  /** {@return the address of an index; where it ends with a slash, the index's name is added} */
  static HttpAddress ofIndex(String text) throws ReleaseException {
    HttpAddress given = checked(parse(text));
    String path = given.uri.getRawPath();
    if (path.isEmpty()) {
      return new HttpAddress(given.uri.resolve("/" + ReleaseIndex.FILE));
    }
    return path.endsWith("/") ? given.beside(ReleaseIndex.FILE) : given;
  }

  /** {@return the address of a file beside this one, without this one's query} */
  HttpAddress beside(FileReference file) {
    return new HttpAddress(uri.resolve(file.text()));
  }

  /** {@return where a server sends us, which is another host perhaps, but no other scheme} */
  HttpAddress redirectedTo(String location) throws ReleaseException {
    URI there = uri.resolve(parse(location));
    if (!uri.getScheme().equalsIgnoreCase(there.getScheme())) {
      throw insecure(this + " leads to another scheme, " + there.getScheme(), Hint.TELL_PUBLISHER);
    }
    return checked(there);
  }

  URL url() {
    try {
      return uri.toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** {@return scheme, host, port and path: a query may be a secret} */
  @Override
  public String toString() {
    return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }

  private static URI parse(String text) throws ReleaseException {
    try {
      return new URI(new URI(text).toASCIIString());
    } catch (URISyntaxException damaged) {
      throw malformed(damaged.getReason() + " at index " + damaged.getIndex());
    }
  }

  private static HttpAddress checked(URI uri) throws ReleaseException {
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw malformed("it needs a scheme and a host");
    }
    if (uri.getPort() > MAX_PORT) {
      throw malformed("it has port " + uri.getPort());
    }
    if (uri.getRawUserInfo() != null) {
      throw malformed("it has a user name, which would not be used");
    }
    HttpAddress address = new HttpAddress(uri);
    if (!address.isHttps() && !address.isHere()) {
      throw insecure(address + " is not https", Hint.USE_HTTPS);
    }
    return address;
  }

  private boolean isHttps() {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  private boolean isHere() {
    return uri.getScheme().equalsIgnoreCase("http") && LOOPBACK.matcher(uri.getHost()).matches();
  }

  private static ReleaseException malformed(String why) {
    return new ReleaseException(
        ReleaseException.Kind.MALFORMED, "no address of releases: " + why, Hint.CHOOSE_RELEASE);
  }

  private static ReleaseException insecure(String message, Hint hint) {
    return new ReleaseException(ReleaseException.Kind.INSECURE, message, hint);
  }
}
