package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.simulator.SimulatedF373;
import io.github.stm32dfu.simulator.time.VirtualClock;
import io.github.stm32dfu.simulator.usb.UsbDevice;
import io.github.stm32dfu.transport.Clock;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Simulated boards as USB devices of a real operating system: a USB/IP 1.1.1 server (Linux,
 * Documentation/usb/usbip_protocol.rst). To whatever program runs on the machine that attaches one,
 * it is a board that was plugged in.
 *
 * <pre>{@code
 * SimulatedF373 board = SimulatedF373.rom().clock(Clock.system()).build();
 * try (UsbIpServer server = UsbIpServer.start(UsbIpOptions.loopback(), List.of(board))) {
 *   ... // usbip attach -r 127.0.0.1 -b 1-1
 * }
 * }</pre>
 *
 * <p>The end of a connection is an unplug to the client, which keeps the board's power. It ends
 * when the board leaves the bus, when either side closes it, and when the client breaks the
 * protocol. A board that is back can be imported again.
 *
 * <p>The server's threads are its own, end with it, and keep no program alive.
 */
public final class UsbIpServer implements AutoCloseable {
  /** The TCP port that clients expect. */
  public static final int PORT = 3240;

  private static final int FIRST_DEVNUM = 2;
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

  private final UsbIpOptions options;
  private final List<ExportedDevice> devices;
  private final ServerSocket listening;
  private final Map<ClientConnection, Thread> connections = new ConcurrentHashMap<>();
  private final Semaphore places;
  private final Thread acceptor;
  private boolean closed;

  private UsbIpServer(UsbIpOptions options, List<ExportedDevice> devices) throws IOException {
    this.options = options;
    this.devices = devices;
    this.places = new Semaphore(options.maxConnections());
    this.listening = new ServerSocket(options.port(), 0, options.address());
    this.acceptor = thread("usbip server " + port(), this::accept);
  }

  /**
   * Starts a server.
   *
   * @param options where it listens
   * @param devices by port path, which becomes the bus id; boards with a clock in real time
   * @return the server, which listens already
   * @throws IOException where the port is not free
   * @throws IllegalArgumentException where two devices have one port path, one has none, or one
   *     lives in virtual time
   */
  public static UsbIpServer start(UsbIpOptions options, List<? extends UsbDevice> devices)
      throws IOException {
    UsbIpServer server = new UsbIpServer(options, exported(devices));
    server.acceptor.start();
    return server;
  }

  /** {@return the TCP port that it listens on} */
  public int port() {
    return listening.getLocalPort();
  }

  /** {@return what it serves, on the bus or not} */
  public List<UsbDevice> devices() {
    return devices.stream().map(ExportedDevice::device).toList();
  }

  /**
   * Closes all connections, and waits for the server's threads. Calling it again does nothing.
   *
   * @throws IOException where the operating system fails to close the port
   */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      acceptor.interrupt();
      listening.close();
      connections.keySet().forEach(connection -> connection.end("the server was closed"));
    }
    try {
      acceptor.join();
      for (Thread thread : connections.values()) {
        thread.join();
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        admit(listening.accept());
      } catch (IOException failure) {
        // Closed, or the process has no more handles: then only time helps. close() ends this wait.
        Clock.system().sleep(PAUSE_AFTER_FAILURE);
      }
    }
  }

  private void admit(Socket socket) throws IOException {
    ClientSocket client = ClientSocket.of(socket, options.patience());
    if (!places.tryAcquire()) {
      client.end("there are " + options.maxConnections() + " connections already");
      report(new UsbIpEvent.Refused(client.toString(), client.reason().orElse("")));
      return;
    }
    ClientConnection connection = new ClientConnection(devices, client, this::report);
    Thread thread = thread("usbip client " + client, () -> serve(connection));
    synchronized (this) {
      if (closed) {
        client.close();
      } else {
        connections.put(connection, thread);
        thread.start();
      }
    }
  }

  /** A client that sees its end may come again: its place is free before. */
  private void serve(ClientConnection connection) {
    try (connection) {
      serveInItsPlace(connection);
    } finally {
      connections.remove(connection);
    }
  }

  private void serveInItsPlace(ClientConnection connection) {
    try {
      connection.serve();
    } finally {
      places.release();
    }
  }

  /** A listener that fails is no reason to leave a client without a server. */
  private void report(UsbIpEvent event) {
    try {
      options.listener().on(event);
    } catch (RuntimeException failure) {
      Thread here = Thread.currentThread();
      here.getUncaughtExceptionHandler().uncaughtException(here, failure);
    }
  }

  private static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private static List<ExportedDevice> exported(List<? extends UsbDevice> devices) {
    List<ExportedDevice> exported = new ArrayList<>();
    for (UsbDevice device : devices) {
      if (device instanceof SimulatedF373 board && board.clock() instanceof VirtualClock) {
        throw new IllegalArgumentException(
            "a board that others use lives in real time: builder.clock(Clock.system())");
      }
      exported.add(ExportedDevice.of(device, FIRST_DEVNUM + exported.size()));
    }
    if (exported.stream().map(ExportedDevice::busId).distinct().count() < exported.size()) {
      throw new IllegalArgumentException("two devices cannot share a port path");
    }
    return List.copyOf(exported);
  }
}
