package io.github.stm32dfu.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over connections on which patience ends, from the handshake on. It only puts TLS over a
 * connection that is there: the JDK's client connects by itself, through a proxy perhaps, where a
 * factory cannot.
 */
final class PatientTls extends SSLSocketFactory {
  private final SSLSocketFactory tls;
  private final HttpPatience patience;

  PatientTls(SSLSocketFactory tls, HttpPatience patience) {
    this.tls = tls;
    this.patience = patience;
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    return tls.createSocket(new PatientSocket(connected, patience), host, port, autoClose);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw cannotConnect();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw cannotConnect();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw cannotConnect();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw cannotConnect();
  }

  private static SocketException cannotConnect() {
    return new SocketException("this factory does not connect");
  }
}
