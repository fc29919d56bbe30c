package io.github.stm32dfu.host;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import io.github.stm32dfu.error.ReleaseException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an exception of the network, or a status of a server, means for whoever wants a release. */
final class HttpFailure {
  private HttpFailure() {}

  /** {@return the error that an exception is} */
  static ReleaseException of(HttpAddress address, IOException cause) {
    if (isUntrusted(cause)) {
      return new ReleaseException(
          Kind.INSECURE,
          address + " has a certificate that is not trusted: " + cause.getMessage(),
          Hint.CHECK_NETWORK,
          cause);
    }
    return new ReleaseException(
        Kind.UNREACHABLE, address + " " + what(cause), Hint.CHECK_NETWORK, cause);
  }

  /** {@return the error that a status other than 200 is (RFC 9110, section 15)} */
  static ReleaseException of(HttpAddress address, int status) {
    String message =
        address + (status < 0 ? " does not answer in HTTP" : " answers HTTP " + status);
    return switch (status) {
      case 404, 410 -> new ReleaseException(Kind.NOT_FOUND, message, Hint.CHOOSE_RELEASE);
      // Too slow, too early, too often: asked again later, it may go well.
      case 408, 425, 429 -> new ReleaseException(Kind.UNREACHABLE, message, Hint.CHECK_NETWORK);
      default -> {
        if (status >= 500 && status < 600) {
          yield new ReleaseException(Kind.UNREACHABLE, message, Hint.CHECK_NETWORK);
        }
        yield status >= 400 && status < 500
            ? new ReleaseException(Kind.DENIED, message, Hint.CHOOSE_RELEASE)
            : new ReleaseException(Kind.MALFORMED, message, Hint.TELL_PUBLISHER);
      }
    };
  }

  private static String what(IOException cause) {
    if (cause instanceof UnknownHostException) {
      return "has a host that is not known";
    }
    if (cause instanceof ConnectException) {
      return "takes no connection";
    }
    if (cause instanceof SocketTimeoutException) {
      return "does not answer in time";
    }
    return cause.getMessage() == null ? "broke off" : "broke off: " + cause.getMessage();
  }

  private static boolean isUntrusted(IOException cause) {
    for (Throwable one = cause; one != null; one = one.getCause()) {
      if (one instanceof CertificateException || one instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }
}
