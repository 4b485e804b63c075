import { keepWhatIsCompiled } from "./compileCache.ts";

// It has to be asked for before the rest is compiled, so the rest is a file of its own.
keepWhatIsCompiled();
void import("./main.ts");
