package io.github.stm32dfu.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A web server on this machine that says what a test wants, right or wrong, byte by byte. */
final class ScriptedServer implements AutoCloseable {
  /** What is done with a request. The connection is closed afterwards. */
  @FunctionalInterface
  interface Answer {
    void give(String path, Peer peer) throws IOException;
  }

  /** First byte of a client that wants TLS (RFC 8446, section 5.1). */
  private static final int TLS_HANDSHAKE = 22;

  private final ServerSocket socket;
  private final Answer answer;
  private final Thread thread;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  ScriptedServer(Answer answer) throws IOException {
    this(ServerSocketFactory.getDefault(), answer);
  }

  ScriptedServer(ServerSocketFactory sockets, Answer answer) throws IOException {
    this.socket = sockets.createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    this.answer = answer;
    this.thread = new Thread(this::serve, "scripted server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** {@return an address here} */
  String at(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** {@return the heads of all requests so far} */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    while (true) {
      try (Socket client = socket.accept()) {
        serve(client);
      } catch (IOException gone) {
        if (socket.isClosed()) {
          return;
        }
      }
    }
  }

  private void serve(Socket client) throws IOException {
    String head = head(client.getInputStream());
    requests.add(head);
    if (!head.isEmpty()) {
      answer.give(head.split(" ", 3)[1], new Peer(client));
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int one = in.read();
    while (one >= 0 && one != TLS_HANDSHAKE) {
      head.write(one);
      if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
      one = in.read();
    }
    return "";
  }

  /** The client, as an answer sees it. */
  final class Peer {
    private final Socket client;

    private Peer(Socket client) {
      this.client = client;
    }

    int port() {
      return client.getLocalPort();
    }

    void say(String text) throws IOException {
      say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void say(byte[] bytes) throws IOException {
      client.getOutputStream().write(bytes);
      client.getOutputStream().flush();
    }

    void ok(byte[] content) throws IOException {
      say("HTTP/1.1 200 OK\r\nContent-Length: " + content.length + "\r\n\r\n");
      say(content);
    }

    void redirect(String location) throws IOException {
      say("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    }

    /** Says nothing until the client has gone. */
    void waitUntilGone() throws IOException {
      client.getInputStream().readAllBytes();
    }
  }
}
