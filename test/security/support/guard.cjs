/**
 * Loaded before a program (`node --require`): what would reach a network, start a program or run text as code is refused, and
 * written into the file that PODGRACE_GUARD names, so that nobody can refuse to notice.
 */
const { appendFileSync } = require("node:fs");
const report = process.env.PODGRACE_GUARD;

function refuse(owner, names, what) {
  for (const name of names) {
    if (typeof owner[name] !== "function") continue;
    owner[name] = function refused(...args) {
      appendFileSync(report, `${what}.${name} ${String(args[0]).slice(0, 100)}\n`);
      throw new Error(`Refused by the guard: ${what}.${name}`);
    };
  }
}

const functionsOf = (owner) =>
  Object.keys(owner).filter((name) => /^[a-z]/.test(name) && typeof owner[name] === "function");

const programs = require("node:child_process");
refuse(programs, functionsOf(programs), "child_process");
refuse(programs.ChildProcess.prototype, ["spawn"], "ChildProcess");
refuse(require("node:worker_threads"), ["Worker"], "worker_threads");
refuse(require("node:cluster"), ["fork"], "cluster");

const net = require("node:net");
refuse(net.Socket.prototype, ["connect"], "Socket");
refuse(net.Server.prototype, ["listen"], "Server");
refuse(net, ["connect", "createConnection"], "net");
refuse(require("node:tls"), ["connect"], "tls");
refuse(require("node:dgram"), ["createSocket"], "dgram");
for (const name of ["http", "https"]) refuse(require(`node:${name}`), ["request", "get"], name);
refuse(require("node:http2"), ["connect"], "http2");
const dns = require("node:dns");
const lookups = functionsOf(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name));
refuse(dns, lookups, "dns");
refuse(dns.promises, lookups, "dns.promises");
refuse(globalThis, ["fetch", "WebSocket", "EventSource", "eval"], "globalThis");
refuse(require("node:vm"), ["runInContext", "runInNewContext", "runInThisContext", "compileFunction"], "vm");
