import { readCommand } from "./arguments.ts";
import { fitEngine } from "./engine.ts";
import { exitCode } from "./exitCode.ts";
import { helpFor } from "./help.ts";
import { complain, watchOutput, write } from "./output.ts";
import { UsageError } from "./usageError.ts";

watchOutput();
run(process.argv.slice(2)).then(
  (code) => {
    // Not process.exit(): what was written to a pipe may still be on its way.
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageError) {
      complain(error.message);
      process.exitCode = exitCode.badUsage;
      return;
    }
    complain(
      `podgrace failed, which is a mistake of its own: ${error instanceof Error ? error.stack : String(error)}`,
    );
    process.exitCode = exitCode.crash;
  },
);

/** Does what the command line says. Each command is loaded when it is asked for, so that `--help` stays quick. */
async function run(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  switch (command.name) {
    case "scan":
      fitEngine();
      return (await import("./scan.ts")).scan(command.options);
    case "explain":
      return (await import("./explain.ts")).explain(command.rule);
    case "init":
      return (await import("./init.ts")).init(command.folder);
    case "timeline":
      return (await import("./timeline.ts")).timeline(command.options);
    case "server":
      await import("../lsp/node/main.ts");
      return exitCode.none;
    case "help":
      write(helpFor(command.topic));
      return exitCode.none;
    case "version":
      write(`${(await import("./version.ts")).readVersion()}\n`);
      return exitCode.none;
    case "mistake":
      complain(command.message);
      complain(`Help: podgrace help${command.topic === null ? "" : ` ${command.topic}`}`);
      return exitCode.badUsage;
  }
}
