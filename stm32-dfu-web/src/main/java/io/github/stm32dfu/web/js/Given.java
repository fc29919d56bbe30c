package io.github.stm32dfu.web.js;

import java.util.Optional;
import java.util.OptionalLong;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * An object that JavaScript gave, of which nobody knows what it has. A member of the wrong type is
 * a {@code TypeError}.
 */
public final class Given {
  private final JSObject object;

  private Given(JSObject object) {
    this.object = object;
  }

  /**
   * {@return an object that was given}
   *
   * @param object perhaps undefined
   */
  public static Given of(JSObject object) {
    return new Given(orEmpty(object));
  }

  /**
   * {@return a member that is an object}
   *
   * @param name of the member
   */
  public Optional<JSObject> object(String name) {
    requireType(object, name, "object function");
    return has(object, name) ? Optional.of(get(object, name)) : Optional.empty();
  }

  /**
   * {@return a member that is a string}
   *
   * @param name of the member
   */
  public Optional<String> text(String name) {
    requireType(object, name, "string");
    return has(object, name) ? Optional.of(string(object, name)) : Optional.empty();
  }

  /**
   * {@return a member that is a number, without its fraction}
   *
   * @param name of the member
   */
  public OptionalLong number(String name) {
    requireType(object, name, "number");
    return has(object, name) ? OptionalLong.of((long) number(object, name)) : OptionalLong.empty();
  }

  /**
   * {@return whether a member is true}
   *
   * @param name of the member
   */
  public boolean isTrue(String name) {
    requireType(object, name, "boolean");
    return has(object, name) && truth(object, name);
  }

  /**
   * {@return whether something is undefined or null}
   *
   * @param object perhaps there
   */
  @JSBody(params = "object", script = "return object == null;")
  public static native boolean isMissing(JSObject object);

  @JSBody(params = "object", script = "return object == null ? {} : object;")
  private static native JSObject orEmpty(JSObject object);

  @JSBody(
      params = {"object", "name"},
      script = "return object[name] != null;")
  private static native boolean has(JSObject object, String name);

  @JSBody(
      params = {"object", "name"},
      script = "return object[name];")
  private static native JSObject get(JSObject object, String name);

  @JSBody(
      params = {"object", "name"},
      script = "return object[name];")
  private static native String string(JSObject object, String name);

  @JSBody(
      params = {"object", "name"},
      script = "return object[name];")
  private static native double number(JSObject object, String name);

  @JSBody(
      params = {"object", "name"},
      script = "return object[name];")
  private static native boolean truth(JSObject object, String name);

  @JSBody(
      params = {"object", "name", "types"},
      script =
          "var value = object[name];"
              + "if (value != null && types.split(' ').indexOf(typeof value) < 0) {"
              + " throw new TypeError(name + ' is a ' + typeof value + ', not a ' + types.split(' ')[0]); }")
  private static native void requireType(JSObject object, String name, String types);
}
