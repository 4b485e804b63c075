/** What is said about directives, and the titles of the fixes that write and correct them. */
export const suppressions: Readonly<Record<string, string>> = {
  "directive-invalid.title": "A directive does not do what it says",
  "directive-invalid.what":
    "A comment or annotation that should suppress findings is misspelt, stands in the wrong place, names a rule that does not exist, or suppresses nothing.",
  "directive-invalid.why":
    "A directive that is not understood leaves the finding where it was, and nobody sees why. One that suppresses nothing any more will hide the next finding of its rule, which nobody has looked at.",
  "directive-invalid.what-to-do":
    "Correct the word, move the directive to where it counts, or remove it. A hint about a directive can itself be suppressed for a whole file only: podgrace-ignore-file directive-invalid.",

  "directive-invalid.misspelt":
    '"{word}" is not a directive, so it suppresses nothing. Did you mean {meant}?',
  "directive-invalid.own-line":
    '"{word}" is for findings on its own line, but nothing else stands on this one. To suppress them on the next line, write {meant}.',
  "directive-invalid.not-at-top":
    '"{word}" counts only in the comments at the top of the file; here it suppresses nothing.',
  "directive-invalid.misplaced":
    "The annotation {key} counts only in metadata.annotations of {object} itself; here it suppresses nothing.",
  "directive-invalid.not-text": 'The value of "{word}" must be a string: "RULE, RULE".',
  "directive-invalid.no-rules": '"{word}" names no rule, so it suppresses nothing.',
  "directive-invalid.no-comma": "A comma is missing between two rules; the second is not suppressed.",
  "directive-invalid.no-separator": 'A reason follows " -- "; without it, this text means nothing.',
  "directive-invalid.unknown-rule": 'There is no rule "{rule}", so nothing is suppressed.',
  "directive-invalid.unknown-rule-near": 'There is no rule "{rule}". Did you mean {suggestion}?',
  "directive-invalid.unused-line":
    "Nothing to suppress: this line has no finding of {rule} in this workspace.",
  "directive-invalid.unused-next-line":
    "Nothing to suppress: the next line has no finding of {rule} in this workspace.",
  "directive-invalid.unused-start":
    "Nothing to suppress: there is no finding of {rule} before the end of this range in this workspace.",
  "directive-invalid.unused-file":
    "Nothing to suppress: this file has no finding of {rule} in this workspace.",
  "directive-invalid.unused-object":
    "Nothing to suppress: {object} has no finding of {rule} in this workspace.",
  "directive-invalid.unsuppressible": "Findings of {rule} are suppressed only by {meant}, for a whole file.",
  "directive-invalid.forbidden":
    "Findings of {rule} cannot be suppressed here: the configuration file names it in noInlineSuppress.",
  "directive-invalid.no-end":
    "This {word} of {rules} has no {meant} behind it in this file, so it suppresses nothing.",
  "directive-invalid.no-start": "There is no {meant} that this {word} could end.",
  "directive-invalid.no-start-of": "There is no {meant} of {rules} that this {word} could end.",

  "fix.write-word": "Write {text}",
  "fix.separate": 'Add "{text}"',
  "fix.remove-rule": "Remove {rule} from the directive",
  "fix.remove-directive": "Remove the directive",
  "fix.move-annotation": "Move the annotation to the metadata of {object}",
  "fix.suppress-line": "Suppress {rule} on this line",
  "fix.suppress-file": "Suppress {rule} in this file",
  "fix.suppress-object": "Suppress {rule} for {object} (annotation)",
};
