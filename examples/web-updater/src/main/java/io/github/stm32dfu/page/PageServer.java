package io.github.stm32dfu.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A server on the loopback address for the page, which browsers give USB and serial ports to from
 * there as from https. It answers for {@code localhost:PORT} alone, so that no name that somebody
 * points at this computer gets the page under another origin.
 */
final class PageServer implements AutoCloseable {
  private static final int DEFAULT_PORT = 8373;
  private static final int BACKLOG = 16;
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
              + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "Permissions-Policy",
          "usb=(self), serial=(self)",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff",
          "Cache-Control",
          "no-cache");

  private final HttpServer server;
  private final Site site;
  private final String host;

  private PageServer(HttpServer server, Site site) {
    this.server = server;
    this.site = site;
    this.host = "localhost:" + server.getAddress().getPort();
  }

  /**
   * {@return a server that runs}
   *
   * @param port on the loopback address; 0 for any that is free
   * @param site what it serves
   */
  static PageServer start(int port, Site site) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    PageServer page = new PageServer(HttpServer.create(address, BACKLOG), site);
    page.server.createContext("/", page::answer);
    page.server.start();
    return page;
  }

  /** {@return the page's address} */
  String address() {
    return "http://" + host + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      HEADERS.forEach(exchange.getResponseHeaders()::set);
      String method = exchange.getRequestMethod();
      if (!host.equals(exchange.getRequestHeaders().getFirst("Host"))) {
        refuse(exchange, 421);
      } else if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        refuse(exchange, 405);
      } else {
        Optional<Site.Content> content = site.at(exchange.getRequestURI().getPath());
        if (content.isEmpty()) {
          refuse(exchange, 404);
        } else {
          send(exchange, content.get());
        }
      }
    }
  }

  private static void send(HttpExchange exchange, Site.Content content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", content.type());
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    exchange.sendResponseHeaders(200, content.bytes().length == 0 ? -1 : content.bytes().length);
    exchange.getResponseBody().write(content.bytes());
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  /**
   * Serves until it is stopped.
   *
   * @param arguments a folder with {@code firmware.json}, or nothing
   */
  public static void main(String[] arguments) throws IOException {
    Optional<Path> releases =
        arguments.length > 0 ? Optional.of(Path.of(arguments[0])) : Optional.empty();
    int port = Integer.getInteger("stm32dfu.page.port", DEFAULT_PORT);
    System.out.println("Open " + start(port, new Site(releases)).address() + " in Chrome or Edge.");
  }
}
