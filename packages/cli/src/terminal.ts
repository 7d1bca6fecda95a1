/**
 * Where a command writes. With `--json` exactly one document goes to standard output; progress and
 * warnings always go to standard error, as one rewritten line on a terminal and silently elsewhere.
 */
import { escapeControls } from '@trama/model';

export interface Terminal {
  document(value: unknown): Promise<void>;
  line(text: string): Promise<void>;
  warn(text: string): void;
  progress(text: string): void;
}

export function openTerminal(out: NodeJS.WriteStream, err: NodeJS.WriteStream): Terminal {
  let shown = false;
  const clear = () => {
    if (shown) err.write('\r\u001b[K');
    shown = false;
  };
  return {
    document: (value) => write(out, `${JSON.stringify(value)}\n`),
    line: (text) => {
      clear();
      return write(out, `${text}\n`);
    },
    warn: (text) => {
      clear();
      err.write(`${escapeControls(text)}\n`);
    },
    progress: (text) => {
      if (!err.isTTY) return;
      err.write(`\r\u001b[K${escapeControls(text).slice(0, err.columns ?? 80)}`);
      shown = true;
    },
  };
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
