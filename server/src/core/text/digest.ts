import { flat } from "./flat.ts";

/**
 * A short fingerprint of a text, to tell whether it is still the text that was read. 53 bits of two multiplicative
 * hashes and the length: not for secrets, only against accidents.
 */
export function digestOf(text: string): string {
  let a = 0x9e3779b1;
  let b = 0x85ebca77;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x27d4eb2f);
    b = Math.imul(b ^ unit, 0x165667b1);
  }
  a = Math.imul(a ^ (a >>> 15), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return flat(`${(b >>> 0).toString(36)}.${(a >>> 0).toString(36)}.${text.length.toString(36)}`);
}
