/** Says on a terminal how far long work has come, in one line that is wiped out at the end. */
export interface Progress {
  files(read: number): void;
  end(): void;
}

/** Milliseconds: shorter work needs no progress, and faster changes cannot be read. */
const quietFor = 1000;
const between = 100;

/** On anything that is no terminal, nothing is ever said. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { files() {}, end() {} };
  let last = Date.now() + quietFor - between;
  let shown = false;
  return {
    files(read) {
      if (Date.now() - last < between) return;
      last = Date.now();
      shown = true;
      stream.write(`\r\u001b[KReading manifests: ${read} files`);
    },
    end() {
      if (shown) stream.write("\r\u001b[K");
    },
  };
}
