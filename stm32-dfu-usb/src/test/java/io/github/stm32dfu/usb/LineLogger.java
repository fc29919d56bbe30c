package io.github.stm32dfu.usb;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;

/** A logger at debug that keeps its lines, as a file would. */
final class LineLogger {
  private final List<String> lines = new ArrayList<>();

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
                  return true;
                }
                case "debug" -> lines.add("12:00:00.123 [main] DEBUG UsbDfu - " + arguments[0]);
                default -> throw new UnsupportedOperationException(method.getName());
              }
              return null;
            });
  }
}
