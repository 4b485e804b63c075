import { defaultSettings, type Settings } from "../core/settings.ts";
import { offsetAt, positionAt } from "../core/text/lineIndex.ts";
import { message } from "../core/text/message.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import { createWorkspace } from "../core/workspace/workspace.ts";
import { rules } from "../rules/index.ts";
import type { LanguageService } from "./api.ts";
import { evaluate, type FindingIndex } from "./evaluate.ts";
import { createFileStore } from "./fileStore.ts";
import { fixAll } from "./fixAll.ts";
import { hoverAt } from "./hover/hover.ts";
import { intentOf, meets, offeredFixes } from "./offeredFixes.ts";
import { renderIn } from "./render.ts";
import { reportWorkloads, summarize } from "./report.ts";
import { reportFinding } from "./reportedFinding.ts";
import { filesOf, resolveFix } from "./resolveFix.ts";
import { describeRule } from "./rules.ts";

/**
 * The service of one folder. Wiring only: what is said of a file is computed by the modules beside this one.
 * @param root URI of the folder; variants of an object are named by their path below it.
 */
export function createLanguageService(settings: Settings = defaultSettings, root = ""): LanguageService {
  const store = createFileStore(createWorkspace(root, settings));
  const findingsOf = keepingLatest((snapshot) => evaluate(snapshot, rules));
  const findingsIn = (uri: string) => findingsOf(store.snapshot()).get(uri) ?? [];

  return {
    configure: store.configure,
    update: store.update,
    close: store.close,
    updateFromDisk: store.updateFromDisk,
    skip: store.skip,
    remove: store.remove,
    setComplete: store.setComplete,
    isComplete: () => store.snapshot().complete,
    revision: () => store.snapshot().revision,

    files: () => store.snapshot().files,
    has: (uri) => store.snapshot().file(uri) !== undefined,
    positionAt(uri, offset) {
      const file = store.snapshot().file(uri);
      return file ? positionAt(file.lines, offset) : { line: 0, character: 0 };
    },
    offsetAt(uri, position) {
      const file = store.snapshot().file(uri);
      return file ? offsetAt(file.lines, position) : 0;
    },

    findings(uri, { locale }) {
      const render = renderIn(locale);
      return findingsIn(uri).map((placed) => reportFinding(placed, store.snapshot(), render));
    },
    fixes(uri, span, { locale }) {
      const render = renderIn(locale);
      const touched = findingsIn(uri).filter((placed) => meets(placed.span, span));
      return touched.flatMap((placed) => offeredFixes(placed, render));
    },
    filesOf(offered) {
      const fix = intentOf(offered, findingsIn(offered.uri));
      return fix ? filesOf(fix, store.snapshot()) : [];
    },
    resolveFix(offered, texts, { locale }) {
      const render = renderIn(locale);
      const fix = intentOf(offered, findingsIn(offered.uri));
      if (!fix) return { state: "disabled", reason: render(message("cannot-edit.changed")) };
      const outcome = resolveFix(fix, store.snapshot(), texts, store.exists);
      return outcome.state === "disabled" ? { state: "disabled", reason: render(outcome.reason) } : outcome;
    },
    fixAll: (uri, text) =>
      fixAll(uri, text, (candidate) => {
        const snapshot = store.whatIf(uri, candidate);
        return { snapshot, findings: evaluate(snapshot, rules).get(uri) ?? [] };
      }),

    hover(uri, offset, options) {
      const snapshot = store.snapshot();
      if (!store.buffers().has(uri) || !snapshot.settings.enable) return null;
      return hoverAt({ uri, offset, snapshot, findings: findingsIn(uri), texts: store.buffers(), options });
    },

    workloads: (uri) => reportWorkloads(uri, store.snapshot()),
    fileSummary: (uri) => summarize(store.snapshot().file(uri)),
    skippedFiles: store.skipped,
    rule(id, { locale }) {
      const rule = rules.find((candidate) => candidate.id === id);
      return rule && describeRule(rule, renderIn(locale));
    },
    rules: ({ locale }) => rules.map((rule) => describeRule(rule, renderIn(locale))),
  };
}

/** Keeps the answer for the latest snapshot, so that several questions about it cost one run of the rules. */
function keepingLatest(compute: (snapshot: Snapshot) => FindingIndex): (snapshot: Snapshot) => FindingIndex {
  let latest: { readonly snapshot: Snapshot; readonly index: FindingIndex } | undefined;
  return (snapshot) => {
    if (latest?.snapshot !== snapshot) latest = { snapshot, index: compute(snapshot) };
    return latest.index;
  };
}
