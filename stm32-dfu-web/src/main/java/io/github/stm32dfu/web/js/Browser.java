package io.github.stm32dfu.web.js;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What runs this module: a browser, or Node, which has no buses. */
public final class Browser {
  private Browser() {}

  /** By which an operating system forbids a device; each has another remedy. */
  public enum Platform {
    /** Permissions, given by udev. */
    LINUX,
    /** Drivers. */
    WINDOWS,
    /** Neither. */
    OTHER
  }

  /** {@return the operating system below, as the browser tells it} */
  public static Platform platform() {
    String agent = userAgent();
    if (agent.contains("Windows")) {
      return Platform.WINDOWS;
    }
    return agent.contains("Linux") && !agent.contains("Android") ? Platform.LINUX : Platform.OTHER;
  }

  /**
   * {@return a member of {@code navigator}, undefined where there is none}
   *
   * @param name as {@code usb}
   */
  @JSBody(
      params = "name",
      script = "return typeof navigator === 'undefined' ? undefined : navigator[name];")
  public static native JSObject navigator(String name);

  @JSBody(
      script = "return typeof navigator === 'undefined' ? '' : String(navigator.userAgent || '');")
  private static native String userAgent();
}
