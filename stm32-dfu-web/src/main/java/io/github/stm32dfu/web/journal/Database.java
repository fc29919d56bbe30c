package io.github.stm32dfu.web.journal;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Uint8Array;

/**
 * One IndexedDB with one object store, of parts under the keys {@code [journal, number]}. Every
 * change is one transaction, and with durability {@code strict} its promise is kept when it is on
 * the disk.
 */
final class Database {
  private final JSPromise<JSObject> connection = open();

  JSPromise<JSArrayReader<JSString>> names() {
    return names(connection);
  }

  JSPromise<JSArrayReader<Uint8Array>> read(String journal) {
    return read(connection, journal);
  }

  JSPromise<JSObject> create(String journal, Uint8Array content) {
    return create(connection, journal, content);
  }

  JSPromise<JSObject> append(String journal, Uint8Array records) {
    return append(connection, journal, records);
  }

  JSPromise<JSObject> delete(String journal) {
    return delete(connection, journal);
  }

  @JSBody(
      script =
          """
          return new Promise(function(resolve, reject) {
            var request = indexedDB.open('stm32-dfu', 1);
            request.onupgradeneeded = function() { request.result.createObjectStore('parts'); };
            request.onsuccess = function() { resolve(request.result); };
            request.onerror = function() { reject(request.error); };
          });
          """)
  private static native JSPromise<JSObject> open();

  @JSBody(
      params = "connection",
      script =
          """
          return connection.then(function(database) {
            return new Promise(function(resolve, reject) {
              var request = database.transaction('parts').objectStore('parts').getAllKeys();
              request.onsuccess = function() {
                resolve(Array.from(new Set(request.result.map(function(key) { return key[0]; }))));
              };
              request.onerror = function() { reject(request.error); };
            });
          });
          """)
  private static native JSPromise<JSArrayReader<JSString>> names(JSObject connection);

  @JSBody(
      params = {"connection", "journal"},
      script =
          """
          return connection.then(function(database) {
            return new Promise(function(resolve, reject) {
              var request = database.transaction('parts').objectStore('parts')
                  .getAll(IDBKeyRange.bound([journal, 0], [journal, Infinity]));
              request.onsuccess = function() { resolve(request.result); };
              request.onerror = function() { reject(request.error); };
            });
          });
          """)
  private static native JSPromise<JSArrayReader<Uint8Array>> read(
      JSObject connection, String journal);

  @JSBody(
      params = {"connection", "journal", "content"},
      script =
          """
          return connection.then(function(database) {
            return new Promise(function(resolve, reject) {
              var change = database.transaction('parts', 'readwrite', {durability: 'strict'});
              var parts = change.objectStore('parts');
              parts.delete(IDBKeyRange.bound([journal, 0], [journal, Infinity]));
              parts.put(content, [journal, 0]);
              change.oncomplete = function() { resolve(); };
              change.onabort = function() { reject(change.error); };
            });
          });
          """)
  private static native JSPromise<JSObject> create(
      JSObject connection, String journal, Uint8Array content);

  @JSBody(
      params = {"connection", "journal", "records"},
      script =
          """
          return connection.then(function(database) {
            return new Promise(function(resolve, reject) {
              var change = database.transaction('parts', 'readwrite', {durability: 'strict'});
              var parts = change.objectStore('parts');
              var last = parts.openKeyCursor(
                  IDBKeyRange.bound([journal, 0], [journal, Infinity]), 'prev');
              last.onsuccess = function() {
                if (last.result) {
                  parts.put(records, [journal, last.result.key[1] + 1]);
                } else {
                  change.abort();
                }
              };
              change.oncomplete = function() { resolve(); };
              change.onabort = function() {
                reject(change.error || new Error('there is no journal ' + journal));
              };
            });
          });
          """)
  private static native JSPromise<JSObject> append(
      JSObject connection, String journal, Uint8Array records);

  @JSBody(
      params = {"connection", "journal"},
      script =
          """
          return connection.then(function(database) {
            return new Promise(function(resolve, reject) {
              var change = database.transaction('parts', 'readwrite', {durability: 'strict'});
              change.objectStore('parts').delete(IDBKeyRange.bound([journal, 0], [journal, Infinity]));
              change.oncomplete = function() { resolve(); };
              change.onabort = function() { reject(change.error); };
            });
          });
          """)
  private static native JSPromise<JSObject> delete(JSObject connection, String journal);
}
