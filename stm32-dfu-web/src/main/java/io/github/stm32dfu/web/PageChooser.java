package io.github.stm32dfu.web;

import io.github.stm32dfu.flash.journal.UpdateJournal;
import io.github.stm32dfu.journey.DeviceChooser;
import io.github.stm32dfu.web.js.JsObject;
import io.github.stm32dfu.web.js.Settled;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/**
 * The visitor, who knows which board is meant. A browser tells no port paths, so that a serial
 * alone never makes an interrupted update certain; whoever asked to finish that very update has
 * said so.
 *
 * @param finishing name of the update that the visitor asked to finish
 * @param ask the page's function, which gets a question and texts and gives an index
 */
record PageChooser(Optional<String> finishing, Optional<JSObject> ask) implements DeviceChooser {
  @Override
  public <T> Optional<T> choose(Question question, List<T> candidates) {
    Optional<T> finished = candidates.stream().filter(this::isFinishing).findFirst();
    if (finished.isPresent() || ask.isEmpty()) {
      return finished;
    }
    List<JSString> texts =
        candidates.stream().map(one -> JSString.valueOf(one.toString())).toList();
    Settled<JSNumber> answer =
        Settled.of(Asking.put(ask.get(), Plans.name(question), JsObject.array(texts)));
    if (!answer.fulfilled()) {
      throw new HandlerException(answer.getReason());
    }
    int index = Asking.index(answer.getValue(), candidates.size());
    return index < 0 ? Optional.empty() : Optional.of(candidates.get(index));
  }

  private boolean isFinishing(Object candidate) {
    return candidate instanceof UpdateJournal journal
        && finishing.filter(journal.name()::equals).isPresent();
  }

  /** A record cannot have native methods. */
  private static final class Asking {
    private Asking() {}

    @JSBody(
        params = {"ask", "question", "candidates"},
        script = "return new Promise(function(resolve) { resolve(ask(question, candidates)); });")
    static native JSPromise<JSNumber> put(JSObject ask, String question, JSObject candidates);

    @JSBody(
        params = {"answer", "size"},
        script = "return Number.isInteger(answer) && answer >= 0 && answer < size ? answer : -1;")
    static native int index(JSObject answer, int size);
  }
}
