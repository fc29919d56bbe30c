package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.simulator.usb.ControlReply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Transfers that wait at one endpoint, and the thread that makes them, one after the other. */
final class EndpointQueue {
  private final Handler handler;
  private final Thread thread;
  private final Deque<Transfer> waiting = new ArrayDeque<>();
  private Optional<Transfer> underway = Optional.empty();
  private boolean stopped;

  /** A transfer with the data that the host sends. */
  record Transfer(Command.Submit command, byte[] data) {
    int seqnum() {
      return command.seqnum();
    }
  }

  /** Makes transfers on the queue's thread, and takes what came of them. */
  interface Handler {
    /** Ends with an interrupt where the transfer is not wanted any more. */
    ControlReply make(Transfer transfer) throws InterruptedException;

    void made(Transfer transfer, ControlReply reply);

    /** The thread ends by itself: something is wrong with the device. */
    void broken();
  }

  EndpointQueue(String name, Handler handler) {
    this.handler = handler;
    this.thread = new Thread(this::work, name);
    thread.setDaemon(true);
    thread.start();
  }

  synchronized void add(Transfer transfer) {
    waiting.add(transfer);
    notifyAll();
  }

  /** Takes a transfer out. What came of it, if it was made already, is of no interest. */
  synchronized void cancel(int seqnum) {
    waiting.removeIf(transfer -> transfer.seqnum() == seqnum);
    if (underway.filter(transfer -> transfer.seqnum() == seqnum).isPresent()) {
      thread.interrupt();
    }
  }

  /** Makes no more transfers, and ends the one that is being made. */
  synchronized void stop() {
    stopped = true;
    thread.interrupt();
  }

  /** Waits until what was made is handed over, after {@link #stop()}. */
  void awaitEnd(Duration limit) throws InterruptedException {
    thread.join(limit.toMillis());
  }

  private void work() {
    try {
      for (Optional<Transfer> next = take(); next.isPresent(); next = take()) {
        ControlReply reply = make(next.get());
        done();
        handler.made(next.get(), reply);
      }
    } finally {
      ended();
    }
  }

  private ControlReply make(Transfer transfer) {
    try {
      return handler.make(transfer);
    } catch (InterruptedException cancelled) {
      return new ControlReply.NoAnswer();
    }
  }

  private synchronized Optional<Transfer> take() {
    try {
      while (waiting.isEmpty() && !stopped) {
        wait();
      }
      underway = stopped ? Optional.empty() : Optional.of(waiting.removeFirst());
    } catch (InterruptedException stop) {
      underway = Optional.empty();
    }
    return underway;
  }

  /** From here on nobody interrupts for this transfer; an interrupt that came is used up. */
  private synchronized void done() {
    underway = Optional.empty();
    Thread.interrupted();
  }

  private void ended() {
    boolean unasked;
    synchronized (this) {
      unasked = !stopped;
    }
    if (unasked) {
      handler.broken();
    }
  }
}
