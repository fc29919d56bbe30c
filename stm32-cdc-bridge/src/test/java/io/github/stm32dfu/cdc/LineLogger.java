package io.github.stm32dfu.cdc;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that keeps its lines, as a file would. */
final class LineLogger {
  private final List<String> lines = new ArrayList<>();
  private boolean debug;

  void atDebug() {
    debug = true;
  }

  List<String> lines() {
    return lines;
  }

  Logger logger() {
    return (Logger)
        Proxy.newProxyInstance(
            LineLogger.class.getClassLoader(),
            new Class<?>[] {Logger.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "isDebugEnabled" -> {
                  return debug;
                }
                case "debug" ->
                    lines.add(
                        MessageFormatter.arrayFormat((String) arguments[0], (Object[]) arguments[1])
                            .getMessage());
                default -> throw new UnsupportedOperationException(method.getName());
              }
              return null;
            });
  }
}
