package io.github.stm32dfu.web.journal;

import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.error.JournalException;
import io.github.stm32dfu.flash.journal.JournalStore;
import io.github.stm32dfu.web.js.Bytes;
import io.github.stm32dfu.web.js.Settled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Uint8Array;

/**
 * Journals in the browser's database, where they outlive the tab. A journal is a row of parts: what
 * it was created with, and each thing that was added. A part is there or not, never torn. Claims
 * are Web Locks, which the browser drops with the page.
 */
public final class IndexedDbJournals implements JournalStore {
  private final Map<String, Claim> claims = new HashMap<>();
  private Optional<Database> opened = Optional.empty();

  /** Uses the database of this page's origin. */
  public IndexedDbJournals() {}

  @Override
  public List<String> names() throws JournalException {
    JSArrayReader<JSString> found = done("listing", database().names());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      names.add(found.get(i).stringValue());
    }
    return names;
  }

  @Override
  public byte[] read(String name) throws JournalException {
    JSArrayReader<Uint8Array> parts = done("reading " + name, database().read(name));
    if (parts.getLength() == 0) {
      throw new JournalException(
          JournalException.Kind.IO, "there is no journal " + name, Hint.NONE);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int i = 0; i < parts.getLength(); i++) {
      byte[] part = Bytes.toJava(parts.get(i));
      whole.write(part, 0, part.length);
    }
    return whole.toByteArray();
  }

  @Override
  public void claim(String name) throws JournalException {
    if (!claims.containsKey(name)) {
      claims.put(name, Claim.of(name));
    }
  }

  @Override
  public void create(String name, byte[] content) throws JournalException {
    done("writing " + name, database().create(name, Bytes.toJs(content)));
  }

  @Override
  public void append(String name, byte[] records) throws JournalException {
    done("writing " + name, database().append(name, Bytes.toJs(records)));
  }

  @Override
  public void delete(String name) throws JournalException {
    done("deleting " + name, database().delete(name));
    Claim held = claims.remove(name);
    if (held != null) {
      held.release();
    }
  }

  private Database database() {
    Database database = opened.orElseGet(Database::new);
    opened = Optional.of(database);
    return database;
  }

  private static <T extends JSObject> T done(String action, JSPromise<T> promise)
      throws JournalException {
    Settled<T> outcome = Settled.of(promise);
    if (outcome.fulfilled()) {
      return outcome.getValue();
    }
    throw outcome.getName().equals("QuotaExceededError")
        ? new JournalException(
            JournalException.Kind.NO_ROOM, action + ": " + outcome.reason(), Hint.FREE_DISK_SPACE)
        : new JournalException(
            JournalException.Kind.IO, action + ": " + outcome.reason(), Hint.RUN_AGAIN);
  }
}
