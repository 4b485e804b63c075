/** Why there is no timeline to show. */
export const timeline: Readonly<Record<string, string>> = {
  "timeline.none.no-object":
    "Put the cursor into a workload, a Service or an Ingress to see how its pods shut down.",
  "timeline.none.not-applied":
    "{kind} {name} has no pods of its own here, so that there is no shutdown to show.",
  "timeline.none.knative": "Knative looks after the shutdown of {kind} {name} itself.",
  "timeline.none.reaches-nothing":
    "No pods are found in this workspace that {kind} {name} sends requests to.",
  "timeline.none.indexing": "The workspace is still being read; the timeline will be there in a moment.",
};
