package io.github.stm32dfu.simulator.usbip.client;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import io.github.stm32dfu.error.TransportException.Kind;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A host that takes devices from a USB/IP server.
 *
 * @param server that has them
 */
public record UsbIpHost(InetSocketAddress server) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int VERSION = 0x0111;
  private static final int REQ_DEVLIST = 0x8005;
  private static final int REQ_IMPORT = 0x8003;
  private static final int BUS_ID_SIZE = 32;
  private static final int DEVICE_BUSY = 2;
  private static final int NO_DEVICE = 4;

  /**
   * {@return a host of a server on this machine}
   *
   * @param port that it listens on
   */
  public static UsbIpHost ofLocal(int port) {
    return new UsbIpHost(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /**
   * {@return what the server has, in use or not}
   *
   * @throws TransportException where it does not say
   */
  public List<RemoteDevice> list() throws TransportException {
    try (Socket socket = connect()) {
      DataInputStream in = request(socket, REQ_DEVLIST, new byte[0]);
      int status = status(in);
      if (status != 0) {
        throw new IOException("status " + status);
      }
      List<RemoteDevice> devices = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        devices.add(RemoteDevice.readWithInterfaces(in));
      }
      return devices;
    } catch (IOException failure) {
      throw noServer(failure);
    }
  }

  /**
   * Imports a device.
   *
   * @param busId its name
   * @return the device, to be closed by the caller
   * @throws TransportException where the server does not give it
   */
  public ImportedBoard attach(String busId) throws TransportException {
    try {
      Socket socket = connect();
      byte[] name = new byte[BUS_ID_SIZE];
      byte[] text = busId.getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(text, 0, name, 0, text.length);
      DataInputStream in = request(socket, REQ_IMPORT, name);
      int status = status(in);
      if (status == 0) {
        return new ImportedBoard(socket, in, RemoteDevice.read(in));
      }
      socket.close();
      throw refused(busId, status);
    } catch (TransportException refused) {
      throw refused;
    } catch (IOException failure) {
      throw noServer(failure);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(server.getAddress(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  private static DataInputStream request(Socket socket, int code, byte[] body) throws IOException {
    ByteBuffer packet = ByteBuffer.allocate(8 + body.length);
    packet.putShort((short) VERSION).putShort((short) code).putInt(0).put(body);
    socket.getOutputStream().write(packet.array());
    return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  private static int status(DataInputStream in) throws IOException {
    in.readInt();
    return in.readInt();
  }

  private static TransportException refused(String busId, int status) {
    return switch (status) {
      case DEVICE_BUSY ->
          new TransportException(Kind.BUSY, busId + " is in use", Hint.CLOSE_OTHER_PROGRAM);
      case NO_DEVICE ->
          new TransportException(Kind.DISCONNECTED, busId + " is not there", Hint.CONNECT_DEVICE);
      default -> new TransportException(Kind.IO, busId + ": status " + status, Hint.NONE);
    };
  }

  private TransportException noServer(IOException failure) {
    return new TransportException(
        Kind.IO, "no USB/IP server answers at " + server, Hint.NONE, failure);
  }
}
