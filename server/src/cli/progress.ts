/** Says on a terminal how far long work has come, in one line that is wiped out at the end. */
export interface Progress {
  /** Files that have been read; how many there will be is not known. */
  reading(files: number): void;
  /** Objects that the rules have been asked about. */
  checking(objects: number): void;
  /** Files of which the findings have been collected. */
  reporting(files: number, all: number): void;
  end(): void;
}

/** Milliseconds: shorter work needs no progress, and faster changes cannot be read. */
const quietFor = 1000;
const between = 100;

/** On anything that is no terminal, nothing is ever said. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { reading() {}, checking() {}, reporting() {}, end() {} };
  let last = Date.now() + quietFor - between;
  let shown = false;
  const say = (line: string) => {
    if (Date.now() - last < between) return;
    last = Date.now();
    shown = true;
    stream.write(`\r\u001b[K${line}`);
  };
  return {
    reading: (files) => say(`Reading manifests: ${files} files`),
    checking: (objects) => say(`Checking: ${objects} objects`),
    reporting: (files, all) => say(`Reporting: ${files} of ${all} files`),
    end() {
      if (shown) stream.write("\r\u001b[K");
      shown = false;
    },
  };
}
