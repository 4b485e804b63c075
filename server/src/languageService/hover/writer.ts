import { alternativeText, drawPicture } from "../../core/picture/drawPicture.ts";
import { paletteOf, type Theme } from "../../core/picture/palette.ts";
import type { PicturedWorkload } from "../../core/picture/picturedWorkload.ts";
import { type Message, message } from "../../core/text/message.ts";
import { visible } from "../../core/text/visible.ts";
import type { HoverOptions } from "../api.ts";
import type { Render } from "../render.ts";
import { codeBlock, codeSpan, escapeText, image, lineLink, ruleLink, webLink } from "./markdown.ts";

/**
 * Writes the parts of a hover in one format and one language. Texts of the hover catalogue hold no markup, so they go
 * in as they are; everything else passes through `code` or `text`, which let nothing of it become markup.
 */
export interface Writer {
  /** A text of the hover catalogue. Strings among the arguments must come from this writer. */
  say(id: string, args?: Message["args"]): string;
  /** A name, a value or a command, as it is written. */
  code(text: string): string;
  /** Words from elsewhere, such as the message of a finding. */
  text(text: string): string;
  /** A message of the rules' catalogue. */
  words(message: Message): string;
  strong(text: string): string;
  block(text: string): string;
  list(items: readonly string[]): string;
  source(title: string, url: string): string;
  rule(id: string): string;
  /** A picture so many pixels wide; null where the editor shows none. */
  readonly image: ((workload: PicturedWorkload, width: number) => string) | null;
  /** A place in a file. `title` is plain text. */
  file(title: string, uri: string, line: number): string;
}

export function createWriter(render: Render, options: HoverOptions): Writer {
  const say = (id: string, args: Message["args"] = {}) => render(message(id, args));
  return options.format === "markdown"
    ? {
        say,
        code: codeSpan,
        text: escapeText,
        words: (words) => escapeText(render(words)),
        strong: (text) => `**${text}**`,
        block: codeBlock,
        list: (items) => items.map((item) => `- ${item}`).join("\n"),
        source: webLink,
        rule: (id) => (options.commandLinks ? ruleLink(id) : codeSpan(id)),
        image: options.picture ? imageFor(options.picture, render) : null,
        file: fileLink,
      }
    : {
        say,
        code: visible,
        text: visible,
        words: (words) => visible(render(words)),
        strong: (text) => text,
        block: (text) => text,
        list: (items) => items.map((item) => `• ${item}`).join("\n"),
        source: (title, url) => `${visible(title)} <${url}>`,
        rule: visible,
        image: null,
        file: (title) => visible(title),
      };
}

/** Verdict and name stand beside the picture. Its words are its alternative text too. */
function imageFor(theme: Theme, render: Render): NonNullable<Writer["image"]> {
  const look = { say: render, heading: false, palette: paletteOf(theme), background: false, idPrefix: "" };
  return (workload, width) =>
    image(alternativeText([workload], render), drawPicture([workload], { ...look, width }));
}

/** Only files of the disk: editors open no others from a hover. */
function fileLink(title: string, uri: string, line: number): string {
  if (!/^file:\/\/[^\s<>\\]*$/.test(uri)) return codeSpan(title);
  return lineLink(title, uri, line);
}
