package io.github.stm32dfu.simulator.usbip;

import io.github.stm32dfu.simulator.usb.ControlReply;
import io.github.stm32dfu.simulator.usb.UsbAttachment;
import io.github.stm32dfu.simulator.usbip.EndpointQueue.Transfer;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A device that a client has on its bus. Each endpoint works on its own; a watch ends the
 * connection, which is an unplug to the client, when the device leaves.
 */
final class ImportedDevice implements EndpointQueue.Handler, AutoCloseable {
  /** What a client gets to read the last answers. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

  private static final Duration NO_LIMIT = Duration.ZERO;

  private final ExportedDevice exported;
  private final UsbAttachment attachment;
  private final ClientSocket client;
  private final PendingTransfers pending;
  private final Map<String, EndpointQueue> endpoints = new ConcurrentHashMap<>();
  private final Thread watch;
  private volatile boolean stopped;

  ImportedDevice(ExportedDevice exported, UsbAttachment attachment, ClientSocket client) {
    this.exported = exported;
    this.attachment = attachment;
    this.client = client;
    this.pending = new PendingTransfers(client);
    this.watch = new Thread(this::endWithDevice, "usbip " + exported.busId() + " watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Answers commands until the client closes the connection. */
  void serve() throws IOException {
    PacketInput in = client.input();
    Optional<byte[]> header = in.await(Command.HEADER_SIZE);
    while (header.isPresent()) {
      Command command = Command.parse(ByteBuffer.wrap(header.get()));
      if (command.devid() != exported.devid()) {
        throw new ProtocolException(
            "expected devid " + exported.devid() + ", seen " + command.devid());
      }
      if (command instanceof Command.Submit submit) {
        pending.checkRoomFor(submit);
        submit(new Transfer(submit, in.read(submit.payload())));
      } else if (command instanceof Command.Unlink unlink) {
        pending.unlink(unlink);
      }
      header = in.await(Command.HEADER_SIZE);
    }
  }

  private void submit(Transfer transfer) throws IOException {
    Command.Submit command = transfer.command();
    if (!command.agreesWithSetup()) {
      client.send(CommandReply.failed(command.seqnum(), CommandReply.INVALID));
      return;
    }
    EndpointQueue queue = endpoints.computeIfAbsent(command.pipe(), this::newQueue);
    if (stopped) {
      queue.stop();
    }
    pending.add(queue, transfer);
  }

  private EndpointQueue newQueue(String pipe) {
    return new EndpointQueue("usbip " + exported.busId() + " " + pipe, this);
  }

  @Override
  public ControlReply make(Transfer transfer) throws InterruptedException {
    Command.Submit command = transfer.command();
    if (command.endpoint() == 0) {
      return attachment.control(command.setup(), transfer.data());
    }
    return command.direction() == Command.Direction.IN
        ? attachment.in(command.endpoint(), command.length())
        : attachment.out(command.endpoint(), transfer.data());
  }

  @Override
  public void made(Transfer transfer, ControlReply reply) {
    Optional<byte[]> answer = CommandReply.of(transfer, reply);
    if (answer.isEmpty()) {
      return;
    }
    try {
      pending.answer(transfer.seqnum(), answer.get());
    } catch (IOException gone) {
      client.end("an answer could not be sent: " + gone.getMessage());
    }
  }

  @Override
  public void broken() {
    client.end("the device failed");
  }

  private void endWithDevice() {
    try {
      attachment.awaitDeparture();
      stop();
      awaitEnd(LAST_ANSWERS);
      client.end("the device left the bus");
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    stopped = true;
    endpoints.values().forEach(EndpointQueue::stop);
  }

  private void awaitEnd(Duration limit) throws InterruptedException {
    for (EndpointQueue endpoint : endpoints.values()) {
      endpoint.awaitEnd(limit);
    }
  }

  /** Lets go of the device, then closes the connection, and ends all threads of both. */
  @Override
  public void close() {
    stop();
    watch.interrupt();
    try {
      awaitEnd(LAST_ANSWERS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    attachment.close();
    client.close();
    try {
      awaitEnd(NO_LIMIT);
      watch.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
