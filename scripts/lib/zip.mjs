import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

/**
 * Reads a zip archive, which is what a .vsix file is, by its central directory.
 *
 * @param {string} file
 * @returns {{ name: string, size: number, read: () => Buffer }[]} its files, not its folders; `size` is in
 *   bytes once unpacked
 */
export function readZip(file) {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error(`${file} is not a zip archive.`);
  const entries = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const header = at;
    if (!name.endsWith("/")) {
      entries.push({ name, size: bytes.readUInt32LE(header + 24), read: () => readEntry(bytes, header) });
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(bytes, header) {
  const method = bytes.readUInt16LE(header + 10);
  const packedSize = bytes.readUInt32LE(header + 20);
  const local = bytes.readUInt32LE(header + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + packedSize);
  return method === 0 ? packed : inflateRawSync(packed);
}
