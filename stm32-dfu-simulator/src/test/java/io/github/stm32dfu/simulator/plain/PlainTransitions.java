package io.github.stm32dfu.simulator.plain;

import static io.github.stm32dfu.protocol.DfuState.APP_DETACH;
import static io.github.stm32dfu.protocol.DfuState.APP_IDLE;
import static io.github.stm32dfu.protocol.DfuState.DFU_DNBUSY;
import static io.github.stm32dfu.protocol.DfuState.DFU_DNLOAD_IDLE;
import static io.github.stm32dfu.protocol.DfuState.DFU_DNLOAD_SYNC;
import static io.github.stm32dfu.protocol.DfuState.DFU_ERROR;
import static io.github.stm32dfu.protocol.DfuState.DFU_IDLE;
import static io.github.stm32dfu.protocol.DfuState.DFU_MANIFEST;
import static io.github.stm32dfu.protocol.DfuState.DFU_MANIFEST_SYNC;
import static io.github.stm32dfu.protocol.DfuState.DFU_MANIFEST_WAIT_RESET;
import static io.github.stm32dfu.protocol.DfuState.DFU_UPLOAD_IDLE;

import io.github.stm32dfu.protocol.DfuState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The table of DFU 1.1, appendix A.2, as data, written from the specification. */
final class PlainTransitions {
  /** What happens to a device, as far as the table tells it apart. */
  enum Event {
    DETACH,
    DNLOAD_DATA,
    DNLOAD_ZERO,
    UPLOAD_FULL,
    UPLOAD_SHORT,
    GETSTATUS,
    GETSTATE,
    CLRSTATUS,
    ABORT,
    BUS_RESET,
    TIME
  }

  private static final Map<DfuState, Map<Event, Set<DfuState>>> TABLE =
      new EnumMap<>(DfuState.class);

  static {
    answers(APP_IDLE);
    on(APP_IDLE, Event.DETACH, APP_DETACH);
    answers(APP_DETACH);
    on(APP_DETACH, Event.TIME, APP_IDLE);
    answers(DFU_IDLE);
    on(DFU_IDLE, Event.DNLOAD_DATA, DFU_DNLOAD_SYNC);
    on(DFU_IDLE, Event.UPLOAD_FULL, DFU_UPLOAD_IDLE);
    // A short frame ends the upload: figure A.1 has no state in between.
    on(DFU_IDLE, Event.UPLOAD_SHORT, DFU_IDLE);
    on(DFU_IDLE, Event.ABORT, DFU_IDLE);
    on(DFU_DNLOAD_SYNC, Event.GETSTATUS, DFU_DNBUSY, DFU_DNLOAD_IDLE, DFU_ERROR);
    on(DFU_DNLOAD_SYNC, Event.GETSTATE, DFU_DNLOAD_SYNC);
    on(DFU_DNLOAD_SYNC, Event.ABORT, DFU_IDLE);
    on(DFU_DNBUSY, Event.TIME, DFU_DNLOAD_SYNC);
    answers(DFU_DNLOAD_IDLE);
    on(DFU_DNLOAD_IDLE, Event.DNLOAD_DATA, DFU_DNLOAD_SYNC);
    on(DFU_DNLOAD_IDLE, Event.DNLOAD_ZERO, DFU_MANIFEST_SYNC);
    on(DFU_DNLOAD_IDLE, Event.ABORT, DFU_IDLE);
    on(DFU_MANIFEST_SYNC, Event.GETSTATUS, DFU_MANIFEST, DFU_IDLE, DFU_ERROR);
    on(DFU_MANIFEST_SYNC, Event.GETSTATE, DFU_MANIFEST_SYNC);
    on(DFU_MANIFEST_SYNC, Event.ABORT, DFU_IDLE);
    on(DFU_MANIFEST, Event.TIME, DFU_MANIFEST_SYNC, DFU_MANIFEST_WAIT_RESET);
    answers(DFU_UPLOAD_IDLE);
    on(DFU_UPLOAD_IDLE, Event.UPLOAD_FULL, DFU_UPLOAD_IDLE);
    on(DFU_UPLOAD_IDLE, Event.UPLOAD_SHORT, DFU_IDLE);
    on(DFU_UPLOAD_IDLE, Event.ABORT, DFU_IDLE);
    answers(DFU_ERROR);
    on(DFU_ERROR, Event.CLRSTATUS, DFU_IDLE);
    for (DfuState state : DfuState.values()) {
      // Into the application, or into dfuERROR where there is none.
      on(state, Event.BUS_RESET, APP_IDLE, DFU_ERROR);
    }
    TABLE.get(APP_DETACH).put(Event.BUS_RESET, EnumSet.of(DFU_IDLE));
  }

  private PlainTransitions() {}

  /** {@return whether a state defines an event; what it does not define is stalled} */
  static boolean defines(DfuState from, Event event) {
    return TABLE.get(from).containsKey(event);
  }

  /** {@return where an event may lead} */
  static Set<DfuState> after(DfuState from, Event event) {
    Set<DfuState> arrows = TABLE.get(from).get(event);
    if (arrows != null) {
      return arrows;
    }
    boolean mute = from == DFU_MANIFEST || from == DFU_MANIFEST_WAIT_RESET;
    boolean application = from == APP_IDLE || from == APP_DETACH;
    return EnumSet.of(mute || application || event == Event.TIME ? from : DFU_ERROR);
  }

  private static void answers(DfuState state) {
    on(state, Event.GETSTATUS, state);
    on(state, Event.GETSTATE, state);
  }

  private static void on(DfuState from, Event event, DfuState first, DfuState... more) {
    TABLE
        .computeIfAbsent(from, state -> new EnumMap<>(Event.class))
        .put(event, EnumSet.of(first, more));
  }
}
