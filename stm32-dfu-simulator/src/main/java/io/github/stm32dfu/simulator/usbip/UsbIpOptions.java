package io.github.stm32dfu.simulator.usbip;

import java.net.InetAddress;
import java.time.Duration;

/**
 * How a {@link UsbIpServer} is reached, and what it puts up with. Start from {@link #loopback()}.
 *
 * @param address where it listens
 * @param port TCP port, 1 to 65535, or 0 for any that is free
 * @param patience time that a client has for its first request, and for the rest of each packet
 *     that it began; a client that imported a device may be silent between packets
 * @param maxConnections at one time; further ones are closed at once
 * @param listener of what happens
 */
public record UsbIpOptions(
    InetAddress address, int port, Duration patience, int maxConnections, UsbIpListener listener) {
  public UsbIpOptions {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("no TCP port: " + port);
    }
    if (patience.toMillis() < 1 || maxConnections < 1) {
      throw new IllegalArgumentException(
          "at least 1 ms and 1 connection, not " + patience + " and " + maxConnections);
    }
  }

  /** {@return a server for this machine alone: 127.0.0.1, port 3240, 10 s, 32 connections} */
  public static UsbIpOptions loopback() {
    return new UsbIpOptions(
        InetAddress.getLoopbackAddress(),
        UsbIpServer.PORT,
        Duration.ofSeconds(10),
        32,
        UsbIpListener.silent());
  }

  /**
   * {@return these options for other machines too, who then own the boards: USB/IP knows no
   * passwords}
   *
   * @param other address of this machine
   */
  public UsbIpOptions withAddress(InetAddress other) {
    return new UsbIpOptions(other, port, patience, maxConnections, listener);
  }

  /**
   * {@return these options with another port}
   *
   * @param other 1 to 65535, or 0 for any that is free
   */
  public UsbIpOptions withPort(int other) {
    return new UsbIpOptions(address, other, patience, maxConnections, listener);
  }

  /**
   * {@return these options with another patience}
   *
   * @param other at least 1 ms
   */
  public UsbIpOptions withPatience(Duration other) {
    return new UsbIpOptions(address, port, other, maxConnections, listener);
  }

  /**
   * {@return these options with another limit}
   *
   * @param other at least 1
   */
  public UsbIpOptions withMaxConnections(int other) {
    return new UsbIpOptions(address, port, patience, other, listener);
  }

  /**
   * {@return these options with another listener}
   *
   * @param other in place of the one before
   */
  public UsbIpOptions withListener(UsbIpListener other) {
    return new UsbIpOptions(address, port, patience, maxConnections, other);
  }
}
