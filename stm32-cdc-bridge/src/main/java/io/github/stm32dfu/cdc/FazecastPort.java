package io.github.stm32dfu.cdc;

import com.fazecast.jSerialComm.SerialPort;
import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialSettings;
import io.github.stm32dfu.transport.SerialSettings.Parity;

/**
 * A port that jSerialComm has open. Its methods wait for each other, since jSerialComm does not
 * survive a port that is closed during a call; all but the last take microseconds.
 */
final class FazecastPort implements NativePort {
  /** Within which Windows ends the write of a slice. Unix knows no such thing. */
  private static final int WRITE_TIMEOUT_MS = 250;

  private static final int DATA_BITS = 8;
  private static final int GONE = -1;

  private final SerialPort port;
  private boolean open = true;

  private FazecastPort(SerialPort port) {
    this.port = port;
  }

  static FazecastPort open(SerialPort port, SerialSettings settings) throws PortFailure {
    port.disableRs485ModeControl();
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, WRITE_TIMEOUT_MS);
    set(port, settings);
    if (!port.openPort(0)) {
      throw new PortFailure(port.getLastErrorCode());
    }
    // What it calls its last error now is that of a modem line that a pty has not.
    return new FazecastPort(port);
  }

  @Override
  public synchronized int available() {
    return open ? port.bytesAvailable() : GONE;
  }

  @Override
  public synchronized int read(byte[] buffer) {
    return open ? port.readBytes(buffer, buffer.length) : GONE;
  }

  @Override
  public synchronized int pending() {
    return open ? port.bytesAwaitingWrite() : GONE;
  }

  @Override
  public synchronized int write(byte[] data) {
    return open ? port.writeBytes(data, data.length) : GONE;
  }

  @Override
  public synchronized boolean configure(SerialSettings settings) {
    return open && set(port, settings);
  }

  @Override
  public synchronized boolean set(ModemLine line, ModemLine.Level level) {
    boolean asserted = level == ModemLine.Level.ASSERTED;
    return open
        && switch (line) {
          case DTR -> asserted ? port.setDTR() : port.clearDTR();
          case RTS -> asserted ? port.setRTS() : port.clearRTS();
        };
  }

  @Override
  public synchronized int error() {
    return port.getLastErrorCode();
  }

  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      port.closePort();
    }
  }

  private static boolean set(SerialPort port, SerialSettings settings) {
    return port.setComPortParameters(
        settings.baudRate(), DATA_BITS, SerialPort.ONE_STOP_BIT, parity(port, settings));
  }

  /** A pty carries bytes, not bits: asked for a parity, it sometimes fails and never has one. */
  private static int parity(SerialPort port, SerialSettings settings) {
    boolean pty = port.getSystemPortPath().startsWith("/dev/pts/");
    return settings.parity() == Parity.EVEN && !pty ? SerialPort.EVEN_PARITY : SerialPort.NO_PARITY;
  }
}
