package io.github.stm32dfu.protocol;

import io.github.stm32dfu.error.DfuException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.TransportException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers a machine from a list, and writes down what the machine did. */
final class Script {
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> actions = new ArrayList<>();

  Script status(DfuState bState, DfuStatus bStatus, int bwPollTimeout) {
    StatusReply reply = new StatusReply(bStatus.code(), bwPollTimeout, bState, 0);
    answers.add(new Answer.Received(reply.toBytes()));
    return this;
  }

  Script ok(DfuState bState) {
    return status(bState, DfuStatus.OK, 0);
  }

  Script sent() {
    answers.add(new Answer.Completed());
    return this;
  }

  Script data(int length) {
    answers.add(new Answer.Received(new byte[length]));
    return this;
  }

  Script fails(TransportException.Kind kind) {
    answers.add(new Answer.Failed(new TransportException(kind, kind.toString(), Hint.NONE)));
    return this;
  }

  /** Runs a machine to its end; waits are answered by themselves. */
  <R> R run(Machine<R> machine) throws DfuException {
    Action<R> action = machine.start();
    while (!(action instanceof Action.Done<R> done)) {
      actions.add(describe(action));
      Answer answer =
          action instanceof Action.Wait<R> ? new Answer.Completed() : answers.removeFirst();
      action = machine.next(answer);
    }
    return done.result();
  }

  List<String> actions() {
    return actions;
  }

  private static String describe(Action<?> action) {
    if (action instanceof Action.Out<?> out) {
      return out.request() + " " + out.wValue() + " len " + out.data().length;
    }
    if (action instanceof Action.In<?> in) {
      return in.request().toString();
    }
    if (action instanceof Action.Wait<?> wait) {
      return "wait " + wait.millis();
    }
    return action.toString();
  }
}
