/** Titles of fixes, and the reasons why one cannot be offered. */
export const fixes: Readonly<Record<string, string>> = {
  "fix.add-delay": "Add a preStop delay of {delay} s",
  "fix.add-delay-and-grace":
    "Add a preStop delay of {delay} s and set terminationGracePeriodSeconds to {grace}",
  "fix.replace-hook": "Replace the preStop hook by a delay of {delay} s",
  "fix.replace-hook-and-grace":
    "Replace the preStop hook by a delay of {delay} s and set terminationGracePeriodSeconds to {grace}",
  "fix.in-style-exec": "{main} (exec sleep)",
  "fix.in-style-sleep": "{main} (native sleep)",
  "fix.lengthen-delay": "Set the preStop delay to {delay} s",
  "fix.lengthen-delay-and-grace":
    "Set the preStop delay to {delay} s and terminationGracePeriodSeconds to {grace}",
  "fix.shorten-delay": "Shorten the preStop delay to {delay} s",
  "fix.raise-grace": "Set terminationGracePeriodSeconds to {seconds}",
  "fix.raise-probe-grace": "Set the probe's terminationGracePeriodSeconds to {seconds}",
  "fix.and-grace": "{title} and set terminationGracePeriodSeconds to {grace}",
  "fix.repair-command": "Repair the preStop command",
  "fix.repair-hook": "Repair the preStop hook",
  "fix.use-native-sleep": "Use the native preStop sleep",
  "fix.use-exec-sleep": "Run the program sleep in the preStop hook",
  "fix.remove-hook": "Remove the lifecycle of the init container",
  "fix.set-label": 'Set the label {key}: {value} on Namespace "{namespace}"',
  "fix.create-namespace": 'Create a manifest of Namespace "{namespace}" with the label',
  "fix.copy-label-command": 'Copy the command that labels Namespace "{namespace}"',

  "fix.chosen-seconds": "Write the chosen seconds",

  "reason.patched": "A kustomization changes this object; change the seconds in its patch.",
  "reason.hook-unknown": "The hook cannot be read here, so it is not rewritten.",
  "reason.no-delay": "A delay of 0 s is no delay. Remove the hook by hand if that is what you want.",
  "reason.grace-unknown":
    "The grace period cannot be read here, so that it cannot be told whether the delay fits.",
  "reason.no-single-sleep": "The delay does not stand in one place that can be rewritten.",
  "reason.no-way-to-wait":
    "The image has no program to wait with, and this version of Kubernetes has no native sleep.",
  "reason.intention-unclear": "What the hook is meant to do is not plain enough to rewrite it.",
  "reason.namespace-unknown": "The name of the namespace stands in no file.",
  "reason.other-overlays":
    "Other overlays share this place, and it would bring them a new fault. Change it in a patch.",
};
