/** What the overview of load balancers says of a workload. */
export const overview: Readonly<Record<string, string>> = {
  "overview.loses": "loses requests for {seconds} s",
  "overview.warned": "has warnings",
  "overview.unknown": "not known",
  "overview.drains": "drains {delay} s",
  "overview.drains-and-finishes": "drains {delay} s, {finish} s to finish",
};
