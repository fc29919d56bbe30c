package io.github.stm32dfu.cli.progress;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** SIGINT by {@code sun.misc.Signal}, which most Java runtimes have and none has to have. */
final class InterruptSignal {
  private InterruptSignal() {}

  /**
   * {@return what puts the handler before back; nothing where this runtime has no signals}
   *
   * @param action done at each signal, on a thread of its own
   */
  static Optional<Runnable> handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method handle = signal.getMethod("handle", signal, handler);
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      Object before = handle.invoke(null, interrupt, proxy(handler, action));
      return Optional.of(() -> restore(handle, interrupt, before));
    } catch (ReflectiveOperationException notThisRuntime) {
      return Optional.empty();
    }
  }

  private static Object proxy(Class<?> handler, Runnable action) {
    InvocationHandler calls =
        (self, method, args) ->
            switch (method.getName()) {
              case "equals" -> self == args[0];
              case "hashCode" -> System.identityHashCode(self);
              case "toString" -> "stops the run";
              default -> {
                action.run();
                yield null;
              }
            };
    return Proxy.newProxyInstance(
        InterruptSignal.class.getClassLoader(), new Class<?>[] {handler}, calls);
  }

  private static void restore(Method handle, Object interrupt, Object before) {
    try {
      handle.invoke(null, interrupt, before);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
