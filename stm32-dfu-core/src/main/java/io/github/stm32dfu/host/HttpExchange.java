package io.github.stm32dfu.host;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.ReleaseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

/** One GET and its answer. Proxies and the trusted authorities are those of the JDK's settings. */
final class HttpExchange implements AutoCloseable {
  private static final int BLOCK = 8192;

  private final HttpAddress address;
  private final HttpPatience patience;
  private final HttpURLConnection connection;
  private final int status;

  private HttpExchange(HttpAddress address, HttpPatience patience, HttpURLConnection connection)
      throws DfuException {
    this.address = address;
    this.patience = patience;
    this.connection = connection;
    this.status = status();
  }

  /** {@return the exchange, whose head has arrived} */
  static HttpExchange get(HttpAddress address, HttpSettings settings, HttpPatience patience)
      throws DfuException {
    patience.check(address);
    HttpURLConnection connection = connection(address);
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(new PatientTls(settings.tls(), patience));
    }
    connection.setConnectTimeout(patience.millis(settings.times().connect()));
    connection.setReadTimeout(patience.millis(settings.times().silence()));
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setAllowUserInteraction(false);
    connection.setRequestProperty("User-Agent", "stm32-dfu");
    connection.setRequestProperty("Accept", "*/*");
    connection.setRequestProperty("Accept-Encoding", "identity");
    connection.setRequestProperty("Connection", "close");
    return new HttpExchange(address, patience, connection);
  }

  /** {@return where the server sends us; nothing where it answers itself} */
  Optional<String> redirect() throws ReleaseException {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> {
        String location = connection.getHeaderField("Location");
        if (location == null) {
          throw malformed("answers HTTP " + status + " and does not say where to go");
        }
        yield Optional.of(location);
      }
      default -> Optional.empty();
    };
  }

  /** {@return the whole body of an answer that is no redirect} */
  byte[] body(int maxBytes) throws DfuException {
    requireOk();
    String encoding = connection.getHeaderField("Content-Encoding");
    if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
      throw malformed("is sent compressed, which was not asked for");
    }
    long announced = connection.getContentLengthLong();
    if (announced > maxBytes) {
      throw tooLarge(maxBytes);
    }
    try (InputStream in = connection.getInputStream()) {
      byte[] content = read(in, maxBytes);
      if (connection.getHeaderField("Transfer-Encoding") == null && content.length < announced) {
        throw new ReleaseException(
            ReleaseException.Kind.UNREACHABLE,
            address + " broke off after " + content.length + " of " + announced + " bytes",
            Hint.CHECK_NETWORK);
      }
      return content;
    } catch (DfuException alreadyClear) {
      throw alreadyClear;
    } catch (IOException broken) {
      throw failure(broken);
    }
  }

  @Override
  public void close() {
    connection.disconnect();
  }

  private byte[] read(InputStream in, int maxBytes) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    while (true) {
      int count = in.read(block);
      if (count < 0) {
        return content.toByteArray();
      }
      content.write(block, 0, count);
      if (content.size() > maxBytes) {
        throw tooLarge(maxBytes);
      }
      patience.check(address);
    }
  }

  private void requireOk() throws ReleaseException {
    if (status == HttpURLConnection.HTTP_OK) {
      return;
    }
    throw HttpFailure.of(address, status);
  }

  private static HttpURLConnection connection(HttpAddress address) throws ReleaseException {
    try {
      return (HttpURLConnection) address.url().openConnection();
    } catch (IOException unusable) {
      throw HttpFailure.of(address, unusable);
    }
  }

  private int status() throws DfuException {
    try {
      return connection.getResponseCode();
    } catch (IOException broken) {
      connection.disconnect();
      throw failure(broken);
    } catch (RuntimeException nonsense) {
      // The JDK's client throws these over some header lines that make no sense.
      connection.disconnect();
      throw new ReleaseException(
          ReleaseException.Kind.MALFORMED,
          address + " does not answer in HTTP",
          Hint.TELL_PUBLISHER,
          nonsense);
    }
  }

  /** {@return what an exception means, unless it is that somebody lost patience} */
  private ReleaseException failure(IOException cause) throws DfuException {
    patience.check(address);
    return HttpFailure.of(address, cause);
  }

  private ReleaseException tooLarge(int maxBytes) {
    return new ReleaseException(
        ReleaseException.Kind.TOO_LARGE,
        address + " has more than " + maxBytes + " bytes",
        Hint.TELL_PUBLISHER);
  }

  private ReleaseException malformed(String what) {
    return new ReleaseException(
        ReleaseException.Kind.MALFORMED, address + " " + what, Hint.TELL_PUBLISHER);
  }
}
