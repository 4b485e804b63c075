/** What settings mean: hovers, completion, the schema, the reference and package.nls.json show them, as Markdown. */
const meanings: Readonly<Record<string, string>> = {
  "setting.podgrace": "Settings of Podgrace.",
  "setting.file": "Settings for the manifests in this folder and below.",
  "setting.enable":
    "Report workloads that lose requests when their pods are replaced, and explain them in hovers.",
  "setting.kubernetesVersion":
    "Version of the cluster, such as `1.33`. It decides which fields the API server honours: native `sleep` hooks need 1.30.",
  "setting.requiredSeconds":
    "Seconds for which a load balancer may go on sending new requests to a deleted pod, for those who have measured theirs.",
  "setting.requiredSeconds.albIp":
    "Seconds for which an AWS ALB may go on sending new requests to a deleted pod, when pods are its targets (`target-type: ip`).",
  "setting.requiredSeconds.albInstance":
    "Seconds for which an AWS ALB may go on sending new requests to a deleted pod, when nodes are its targets (`target-type: instance`).",
  "setting.requiredSeconds.nlbIp":
    "Seconds for which an AWS NLB may go on sending new connections to a deleted pod, when pods are its targets.",
  "setting.requiredSeconds.nlbInstance":
    "Seconds for which an AWS NLB may go on sending new connections to a deleted pod, when nodes are its targets.",
  "setting.requiredSeconds.applicationGateway":
    "Seconds for which an Azure Application Gateway may go on sending new requests to a deleted pod.",
  "setting.requiredSeconds.gkeNeg":
    "Seconds for which a Google Cloud load balancer with network endpoint groups may go on sending new requests to a deleted pod.",
  "setting.requiredSeconds.loadBalancer":
    "Seconds for which any other external load balancer may go on sending new requests to a deleted pod.",
  "setting.requiredSeconds.proxy":
    "Seconds for which a proxy in the cluster (nginx, Traefik, Envoy, …) may go on sending new requests to a deleted pod.",
  "setting.requiredSeconds.clusterIP":
    "Seconds for which other pods may go on sending new requests through a ClusterIP Service to a deleted pod.",
  "setting.assumeDrained":
    "Something in the cluster keeps deleted pods running until no request comes any more, such as the pod-graceful-drain webhook. No preStop delay is asked for then.",
  "setting.shutdownMarginSeconds":
    "Seconds that an application should have between SIGTERM and SIGKILL to answer what it has accepted.",
  "setting.preStopStyle": "How quick fixes write a preStop delay.",
  "setting.preStopStyle.auto":
    "Native `sleep` where the version of the cluster has it (1.30 and later), otherwise an `exec` command.",
  "setting.preStopStyle.sleep":
    "Native `sleep`, which needs no program in the image (Kubernetes 1.30 and later).",
  "setting.preStopStyle.exec": "An `exec` command, which needs a `sleep` program in the image.",
  "setting.readinessGate": "The Namespace label that lets the AWS controller inject readiness gates.",
  "setting.readinessGate.labelKey":
    "Key of the Namespace label that lets the AWS controller inject readiness gates. Empty: the key that the controller uses by default.",
  "setting.readinessGate.labelValue":
    "Value of the Namespace label that lets the AWS controller inject readiness gates.",
  "setting.rules":
    "Highest severity per rule: `off`, `hint`, `information`, `warning`, `error`, or `default`.",
  "setting.severity.default": "As the rule itself says, which depends on what sends the requests.",
  "setting.severity.off": "Nothing is reported.",
  "setting.severity.error": "The gravest findings of the rule are errors.",
  "setting.severity.warning": "Warnings at most.",
  "setting.severity.information": "Information at most.",
  "setting.severity.hint": "Hints only.",
  "setting.ignore":
    "Files that count as if they were not there: patterns of paths from the folder of this file (`*`, `**`, `?`, `{a,b}`). A pattern that matches a folder means everything in it.",
  "setting.noInlineSuppress":
    "Rules whose findings no comment and no annotation suppresses. Such directives are reported.",
  "setting.overrides":
    "Settings for some of the objects. All selectors of an override have to match; a later override stands above an earlier one.",
  "setting.overrides.files":
    "Files, by patterns of paths from the folder of this file (`*`, `**`, `?`, `{a,b}`). A pattern that matches a folder means everything in it.",
  "setting.overrides.kind": "Kinds of objects, such as `Deployment` (`*`, `?`, `{a,b}`).",
  "setting.overrides.namespace":
    "Namespaces, by pattern. Objects of which no file tells the namespace do not match.",
  "setting.overrides.name": "Names of objects, by pattern.",
  "setting.overrides.containers":
    "Names of containers, by pattern. Such an override is for their findings only, so it can set nothing but `rules`.",
  "setting.default": "Default: {value}",
  "setting.overrides.reason":
    "Why this is right. It stands in reports beside the findings of rules that are switched off here.",
};

/** What is wrong with a setting, in an editor or in a configuration file. */
const problems: Readonly<Record<string, string>> = {
  "setting.wrong": "{name} must be {expected}, not {value}.",
  "setting.wrong-file": "A configuration file must be {expected}: keys with values.",
  "setting.expected.boolean": "true or false",
  "setting.expected.seconds": "a number of seconds from 0 to {longest}",
  "setting.expected.version": 'a version in quotes, such as "1.33"',
  "setting.expected.text": "text in quotes",
  "setting.expected.choice": "one of {words}",
  "setting.expected.path": "a pattern for paths",
  "setting.expected.name": "a pattern for names",
  "setting.expected.rule": "the name of a rule",
  "setting.expected.group": "a group of settings",
  "setting.expected.list": "a list",
  "setting.shown.group": "a group of settings",
  "setting.shown.list": "a list",
  "setting.shown.unknown": "something that cannot be read",
  "setting.unknown-setting": "There is no setting {name}.",
  "setting.unknown-setting-near": "There is no setting {name}. Did you mean {suggestion}?",
  "setting.unknown-rule": "There is no rule {name}.",
  "setting.unknown-rule-near": "There is no rule {name}. Did you mean {suggestion}?",
  "setting.duplicate": "{name} is written twice, so neither counts.",
  "setting.too-many": "{name} has more than {most} items; none of them counts.",
  "setting.pattern.empty": "This pattern is empty.",
  "setting.pattern.negated": "A pattern cannot exclude with !; name what is meant.",
  "setting.pattern.absolute": "A pattern starts at the folder of this file: leave the / in front out.",
  "setting.pattern.climbs": 'A pattern cannot go up with "..": put a configuration file into that folder.',
  "setting.pattern.backslash": "Write / between the folders of a pattern.",
  "setting.pattern.too-long": "This pattern is too long, or its braces stand for too many patterns.",

  "configuration.unreadable": "{kind}, so nothing in this file counts: {detail}",
  "configuration.syntax-error": "This is not YAML",
  "configuration.too-large": "This file is too large",
  "configuration.too-deep": "This is nested too deeply",
  "configuration.alias-limit": "This uses too many aliases",
  "configuration.duplicate-key": "A key is written twice",
  "configuration.second-document":
    "A configuration file is one document: what stands behind --- does not count.",
  "configuration.ignores-everything": "This pattern leaves out every file.",
  "configuration.shadowed": "{file} stands beside this file and counts in its place.",
  "configuration.editor-only": "{name} is a setting of the editor. To leave files out, name them in ignore.",
  "configuration.selects-nothing":
    "This override says for whom it is by none of files, kind, namespace, name and containers, so it does not count.",
  "configuration.sets-nothing": "This override sets nothing.",
  "configuration.containers-rules-only":
    "With containers, an override can set rules only: everything else is for a whole pod. The other settings do not count.",
};

export const settings: Readonly<Record<string, string>> = { ...meanings, ...problems };
