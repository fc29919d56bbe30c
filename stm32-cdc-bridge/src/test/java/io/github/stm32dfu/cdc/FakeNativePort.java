package io.github.stm32dfu.cdc;

import io.github.stm32dfu.transport.ModemLine;
import io.github.stm32dfu.transport.SerialSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A port without a system, which does what a test wants. */
final class FakeNativePort implements NativePort {
  final List<String> calls = new ArrayList<>();
  byte[] incoming = {};
  int pending;
  int room = Integer.MAX_VALUE;
  int error;
  boolean gone;
  boolean closed;

  @Override
  public int available() {
    calls.add("available");
    return gone || closed ? -1 : incoming.length;
  }

  @Override
  public int read(byte[] buffer) {
    int count = Math.min(buffer.length, incoming.length);
    System.arraycopy(incoming, 0, buffer, 0, count);
    incoming = Arrays.copyOfRange(incoming, count, incoming.length);
    return gone || closed ? -1 : count;
  }

  @Override
  public int pending() {
    calls.add("pending");
    return gone || closed ? -1 : pending;
  }

  @Override
  public int write(byte[] data) {
    int taken = Math.min(data.length, room);
    room -= taken;
    calls.add("write " + taken);
    return gone || closed ? -1 : taken;
  }

  @Override
  public boolean configure(SerialSettings settings) {
    calls.add("configure " + settings);
    return error == 0;
  }

  @Override
  public boolean set(ModemLine line, ModemLine.Level level) {
    calls.add(line + " " + level);
    return error == 0;
  }

  @Override
  public int error() {
    return error;
  }

  @Override
  public void close() {
    calls.add("close");
    closed = true;
  }
}
