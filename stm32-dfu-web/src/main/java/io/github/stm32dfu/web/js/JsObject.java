package io.github.stm32dfu.web.js;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;

/** A plain JavaScript object in the making. What is not known stays {@code undefined}. */
public final class JsObject {
  private final JSObject target = JSObjects.create();

  /** Begins with no members. */
  public JsObject() {}

  /**
   * {@return this object with one more member}
   *
   * @param name of the member
   * @param value of any kind
   */
  public JsObject with(String name, JSObject value) {
    put(target, name, value);
    return this;
  }

  /**
   * {@return this object with one more string}
   *
   * @param name of the member
   * @param text its value
   */
  public JsObject with(String name, String text) {
    return with(name, JSString.valueOf(text));
  }

  /**
   * {@return this object with one more number}
   *
   * @param name of the member
   * @param number at most 2^53 in size
   */
  public JsObject with(String name, long number) {
    return with(name, JSNumber.valueOf((double) number));
  }

  /**
   * {@return this object, with one more string if there is one}
   *
   * @param name of the member
   * @param text its value
   */
  public JsObject withText(String name, Optional<String> text) {
    text.ifPresent(known -> with(name, known));
    return this;
  }

  /**
   * {@return this object, with one more number if there is one}
   *
   * @param name of the member
   * @param number its value
   */
  public JsObject withNumber(String name, OptionalLong number) {
    number.ifPresent(known -> with(name, known));
    return this;
  }

  /**
   * {@return this object with one more array of strings}
   *
   * @param name of the member
   * @param texts its items
   */
  public JsObject withTexts(String name, List<String> texts) {
    return with(name, array(texts.stream().map(JSString::valueOf).toList()));
  }

  /** {@return the object} */
  public JSObject build() {
    return target;
  }

  /**
   * {@return an array}
   *
   * @param items of it
   */
  public static JSObject array(List<? extends JSObject> items) {
    JSArray<JSObject> array = new JSArray<>();
    items.forEach(array::push);
    return array;
  }

  @JSBody(
      params = {"target", "name", "value"},
      script = "target[name] = value;")
  private static native void put(JSObject target, String name, JSObject value);
}
