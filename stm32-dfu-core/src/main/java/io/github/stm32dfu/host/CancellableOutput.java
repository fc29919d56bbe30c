package io.github.stm32dfu.host;

import io.github.stm32dfu.error.CancelledException;
import io.github.stm32dfu.error.Hint;
import io.github.stm32dfu.flash.CancelToken;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream whose writer can be stopped between two blocks. */
final class CancellableOutput extends FilterOutputStream {
  private final CancelToken cancel;

  CancellableOutput(OutputStream out, CancelToken cancel) {
    super(out);
    this.cancel = cancel;
  }

  @Override
  public void write(int octet) throws IOException {
    stopIfCancelled();
    out.write(octet);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    stopIfCancelled();
    out.write(bytes, from, length);
  }

  private void stopIfCancelled() throws CancelledException {
    if (cancel.isCancelled()) {
      throw new CancelledException("cancelled before the file was complete", Hint.NONE);
    }
  }
}
