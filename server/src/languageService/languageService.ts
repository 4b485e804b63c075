import { alternativeText } from "../core/picture/drawPicture.ts";
import { defaultSettings, type Settings } from "../core/settings.ts";
import { createLineIndex, type LineIndex, offsetAt, positionAt } from "../core/text/lineIndex.ts";
import { message } from "../core/text/message.ts";
import { isConfigurationFile } from "../core/workspace/configurationFile.ts";
import type { Snapshot } from "../core/workspace/snapshot.ts";
import { createWorkspace } from "../core/workspace/workspace.ts";
import { rules } from "../rules/index.ts";
import type { LanguageService, OfferedFix, ResolvedFix } from "./api.ts";
import { checkedForUnit } from "./checkedForUnit.ts";
import { completionsAt } from "./configuration/complete.ts";
import { keyHover } from "./configuration/keyHover.ts";
import { reportProblems } from "./configuration/reportProblems.ts";
import { evaluate } from "./evaluate.ts";
import { createFileStore } from "./fileStore.ts";
import { type Draft, fixAll, fixFile } from "./fixAll.ts";
import { hoverAt } from "./hover/hover.ts";
import { createWriter } from "./hover/writer.ts";
import { graceHints } from "./inPlace/graceHints.ts";
import { workloadLenses } from "./inPlace/workloadLenses.ts";
import { intentOf, meets, offeredFix, offeredFixes } from "./offeredFixes.ts";
import { overviewOf } from "./overview/overview.ts";
import type { PlacedFinding } from "./placedFinding.ts";
import { createRemembered, renderIn, renderPlainIn } from "./render.ts";
import { reportWorkloads, summarize } from "./report.ts";
import { reportFinding } from "./reportedFinding.ts";
import { type FixOutcome, filesOf, isSurelyPossible, resolveFix, sizeOf } from "./resolveFix.ts";
import { describeRule } from "./rules.ts";
import { createRuleMemory, sayStepwise } from "./statements.ts";
import { applySuppressions, type Verdict } from "./suppressions/applySuppressions.ts";
import { isSuppressed } from "./suppressions/isSuppressed.ts";
import { reportSuppressed } from "./suppressions/reportSuppressed.ts";
import {
  offeredSuppressions,
  resolveSuppression,
  sizeOfSuppression,
  suppressionOf,
} from "./suppressions/suppressionFixes.ts";
import { chosenFix, timelinesOf } from "./timeline/timelines.ts";
import { drawAsText, drawInWords, pictureWords } from "./timeline/wordedPicture.ts";
import { unreadDocuments } from "./unreadDocuments.ts";
import { reportSourceOf } from "./workspaceReport/reportSource.ts";
import { createReportWriter } from "./workspaceReport/reportWriter.ts";
import { writeWorkspaceReport } from "./workspaceReport/workspaceReport.ts";

/**
 * The service of one folder. Wiring only: what is said of a file is computed by the modules beside this one.
 * @param root URI of the folder; variants of an object are named by their path below it.
 */
export function createLanguageService(settings: Settings = defaultSettings, root = ""): LanguageService {
  const store = createFileStore(createWorkspace(root, settings), root);
  const memory = createRuleMemory();
  const rememberedIn = createRemembered(renderPlainIn);
  const judge = (snapshot: Snapshot) => applySuppressions(evaluate(snapshot, rules, memory), snapshot, rules);
  const verdictOn = keepingLatest(judge);
  const findingsIn = (uri: string) => verdictOn(store.snapshot()).open.get(uri);

  function draft(isWanted: (placed: PlacedFinding, snapshot: Snapshot) => boolean): Draft {
    const copy = store.draft();
    return {
      update: copy.update,
      analyse() {
        const snapshot = copy.snapshot();
        const { open } = judge(snapshot);
        const findings = snapshot.files.flatMap((uri) => open.get(uri));
        return { snapshot, findings: findings.filter((placed) => isWanted(placed, snapshot)) };
      },
    };
  }

  function outcomeOf(offered: OfferedFix, texts: ReadonlyMap<string, string>): FixOutcome {
    const findings = findingsIn(offered.uri);
    const suppression = suppressionOf(offered, findings, store.snapshot());
    if (suppression) return resolveSuppression(suppression, store.snapshot(), texts);
    const fix = intentOf(offered, findings);
    if (fix) {
      const outcome = resolveFix(fix, store.snapshot(), texts, store.exists);
      return checkedForUnit(outcome, texts, store, judge);
    }
    return { state: "disabled", reason: message("cannot-edit.changed") };
  }

  /** Of a file that holds nothing of use no lines are kept, but an editor may ask for places in its buffer. */
  function linesOf(uri: string): LineIndex | undefined {
    const file = store.snapshot().file(uri);
    const text = file && file.documents.length === 0 ? store.buffers().get(uri) : undefined;
    return text === undefined ? file?.lines : createLineIndex(text);
  }

  /** Nothing is said of files that nobody wants to hear of. */
  function whenEnabled<T>(uri: string, say: () => readonly T[]): readonly T[] {
    const snapshot = store.snapshot();
    return snapshot.settings.enable && snapshot.isChecked(uri) ? say() : [];
  }

  return {
    configure: store.configure,
    configureFrom: store.configureFrom,
    update: store.update,
    close: store.close,
    updateFromDisk: store.updateFromDisk,
    skip: store.skip,
    remove: store.remove,
    setComplete: store.setComplete,
    isComplete: () => store.snapshot().complete,
    revision: () => store.snapshot().revision,

    empty() {
      const service = createLanguageService(store.snapshot().settings, root);
      service.configureFrom(store.configurationChoice());
      return service;
    },
    kubernetesMinor: (uri) =>
      store.snapshot().settingsAt({ uri, object: null, container: null }).kubernetesMinor,

    files: () => store.snapshot().files,
    isChecked: (uri) => store.snapshot().isChecked(uri),
    has: store.has,
    positionAt(uri, offset) {
      const lines = linesOf(uri);
      return lines ? positionAt(lines, offset) : { line: 0, character: 0 };
    },
    offsetAt(uri, position) {
      const lines = linesOf(uri);
      return lines ? offsetAt(lines, position) : 0;
    },

    *analyse() {
      yield* sayStepwise(store.snapshot(), rules, memory);
    },
    findings(uri, { locale }) {
      const render = store.buffers().has(uri) ? rememberedIn(locale) : renderPlainIn(locale);
      return findingsIn(uri).map((placed) => reportFinding(placed, store.snapshot(), render));
    },
    suppressed(uri, { locale }) {
      const suppressed = verdictOn(store.snapshot()).suppressed.get(uri);
      return suppressed.map((each) => reportSuppressed(each, store.snapshot(), renderPlainIn(locale)));
    },
    suppresses: (finding) => isSuppressed(finding, store.snapshot()),
    fixes(uri, span, { locale }) {
      const render = renderPlainIn(locale);
      const touched = findingsIn(uri).filter((placed) => meets(placed.span, span));
      return [
        ...touched.flatMap((placed) => offeredFixes(placed, render)),
        ...touched.flatMap((placed) => offeredSuppressions(placed, store.snapshot(), render)),
      ];
    },
    filesOf(offered) {
      const findings = findingsIn(offered.uri);
      if (suppressionOf(offered, findings, store.snapshot())) return [offered.uri];
      const fix = intentOf(offered, findings);
      return fix ? filesOf(fix, store.snapshot()) : [];
    },
    sizeOf(offered) {
      const findings = findingsIn(offered.uri);
      const fix = intentOf(offered, findings);
      if (fix) return sizeOf(fix, store.snapshot());
      const suppression = suppressionOf(offered, findings, store.snapshot());
      return suppression ? sizeOfSuppression(suppression, store.snapshot()) : 0;
    },
    resolveFix: (offered, texts, { locale }) => rendered(outcomeOf(offered, texts), locale),
    obstacleTo(offered, texts, { locale }) {
      const fix = intentOf(offered, findingsIn(offered.uri));
      if (fix && isSurelyPossible(fix, store.snapshot(), texts)) return null;
      const outcome = rendered(outcomeOf(offered, texts), locale);
      return outcome.state === "disabled" ? outcome.reason : null;
    },
    fixAll: (uri, text) =>
      fixFile(
        uri,
        text,
        draft((placed) => placed.uri === uri),
      ),
    *fixFolder({ locale, wanted }) {
      const render = renderPlainIn(locale);
      const isWanted = (placed: PlacedFinding, snapshot: Snapshot) =>
        placed.finding.fixes.some(({ preferred }) => preferred) &&
        wanted(reportFinding(placed, snapshot, render));
      const { files, applied } = yield* fixAll(draft(isWanted));
      return { files, applied: applied.map(({ placed, fix }) => offeredFix(placed, fix, render)) };
    },

    hover(uri, offset, options) {
      const snapshot = store.snapshot();
      const text = store.buffers().get(uri);
      if (text === undefined || !snapshot.settings.enable) return null;
      if (isConfigurationFile(uri))
        return keyHover(text, offset, createWriter(renderIn(options.locale), options));
      return hoverAt({ uri, offset, snapshot, findings: findingsIn(uri), texts: store.buffers(), options });
    },

    overview({ locale }) {
      const snapshot = store.snapshot();
      return snapshot.settings.enable ? overviewOf(snapshot, findingsIn, renderPlainIn(locale)) : [];
    },
    workspaceReport({ locale, theme, linked }) {
      const source = reportSourceOf(store.snapshot(), root, findingsIn, renderPlainIn(locale));
      return writeWorkspaceReport(source, createReportWriter({ locale, theme, root: linked ? root : null }));
    },
    timelines: (uri, offset, { locale }) => timelinesOf(uri, offset, store.snapshot(), renderPlainIn(locale)),
    drawTimelines: drawInWords,
    drawTimelinesAsText: (workloads, columns, { locale }) =>
      workloads.map((each) => drawAsText(each, columns, renderPlainIn(locale))).join("\n\n"),
    describeTimelines: (workloads, { locale }) => alternativeText(workloads, renderPlainIn(locale)),
    pictureWords: ({ locale }) => pictureWords(locale),
    filesOfChosen(uri, offset, chosen) {
      const fix = chosenFix(uri, offset, chosen, store.snapshot());
      return fix ? filesOf(fix, store.snapshot()) : [];
    },
    writeChosen(uri, offset, chosen, texts, { locale }) {
      const fix = chosenFix(uri, offset, chosen, store.snapshot());
      const outcome = fix && resolveFix(fix, store.snapshot(), texts, store.exists);
      return rendered(outcome ?? { state: "disabled", reason: message("cannot-edit.changed") }, locale);
    },

    workloadLenses: (uri, { locale }) =>
      whenEnabled(uri, () => workloadLenses(uri, store.snapshot(), renderPlainIn(locale))),
    graceHints: (uri, { locale }) =>
      whenEnabled(uri, () => graceHints(uri, store.snapshot(), renderPlainIn(locale))),

    workloads: (uri) => reportWorkloads(uri, store.snapshot()),
    fileSummary(uri) {
      const snapshot = store.snapshot();
      return summarize(snapshot.isChecked(uri) ? snapshot.file(uri) : undefined);
    },
    completions(uri, offset, { locale }) {
      const text = isConfigurationFile(uri) ? store.buffers().get(uri) : undefined;
      return text === undefined ? [] : completionsAt(text, offset, renderIn(locale));
    },
    configurationProblems: ({ locale }) =>
      store.configurations().flatMap((file) => reportProblems(file, renderPlainIn(locale))),
    unread(uri, { locale }) {
      const snapshot = store.snapshot();
      if (!snapshot.settings.enable || !snapshot.isChecked(uri)) return [];
      return unreadDocuments(snapshot.file(uri), store.buffers().get(uri), renderPlainIn(locale));
    },
    skippedFiles: store.skipped,
    rule(id, { locale }) {
      const rule = rules.find((candidate) => candidate.id === id);
      return rule && describeRule(rule, renderIn(locale));
    },
    rules: ({ locale }) => rules.map((rule) => describeRule(rule, renderIn(locale))),
  };
}

function rendered(outcome: FixOutcome, locale: string): ResolvedFix {
  return outcome.state === "disabled"
    ? { state: "disabled", reason: renderPlainIn(locale)(outcome.reason) }
    : outcome;
}

/** Keeps the answer for the latest snapshot, so that several questions about it cost one run of the rules. */
function keepingLatest(compute: (snapshot: Snapshot) => Verdict): (snapshot: Snapshot) => Verdict {
  let latest: { readonly snapshot: Snapshot; readonly verdict: Verdict } | undefined;
  return (snapshot) => {
    if (latest?.snapshot !== snapshot) latest = { snapshot, verdict: compute(snapshot) };
    return latest.verdict;
  };
}
