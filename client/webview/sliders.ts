import type { ShutdownInputs, ShutdownOverrides } from "../../server/src/core/shutdown/shutdownTimes.ts";
import { element } from "./elements.ts";

/** The seconds that can be moved. */
export interface Sliders {
  /** What the manifests say: it is shown wherever the user has not chosen anything else. */
  take(inputs: ShutdownInputs, suggested: Suggested): void;
  /** Moves sliders as the user would. */
  set(seconds: Suggested): void;
  /** Only what the user has moved away from what the manifests say. */
  overrides(): ShutdownOverrides;
  /** Back to what the manifests say. */
  forget(): void;
}

interface Suggested {
  readonly delaySeconds: number;
  readonly graceSeconds: number;
}

type Name = "delay" | "grace" | "required";
const names: readonly Name[] = ["delay", "grace", "required"];
/** Twice of what counts, but never less than two minutes, so that sliders have room to both sides. */
const leastRange = 120;

export function createSliders(moved: () => void): Sliders {
  const chosen = new Map<Name, number>();
  let written: Readonly<Record<Name, number | null>> = { delay: null, grace: null, required: null };

  function choose(name: Name, seconds: number): void {
    if (seconds === written[name]) chosen.delete(name);
    else chosen.set(name, seconds);
    show(name);
  }

  function show(name: Name): void {
    const value = chosen.get(name) ?? written[name];
    const slider = element<HTMLInputElement>(name);
    const field = element<HTMLInputElement>(`${name}-number`);
    if (value !== null && value > Number(slider.max)) slider.max = String(Math.ceil(value * 1.5));
    slider.value = String(value ?? 0);
    // An empty field: nobody knows.
    if (document.activeElement !== field || Number(field.value) !== value)
      field.value = value === null ? "" : String(value);
  }

  for (const name of names) {
    const slider = element<HTMLInputElement>(name);
    const field = element<HTMLInputElement>(`${name}-number`);
    slider.addEventListener("input", () => {
      choose(name, Number(slider.value));
      moved();
    });
    field.addEventListener("input", () => {
      if (field.value === "" || !field.checkValidity()) return;
      choose(name, Number(field.value));
      moved();
    });
  }

  return {
    take({ delay, graceSeconds, requiredSeconds }, suggested) {
      written = {
        delay: delay.state === "known" ? delay.seconds : null,
        grace: graceSeconds,
        required: requiredSeconds,
      };
      const counts = { delay: suggested.delaySeconds, grace: suggested.graceSeconds, required: 60 };
      for (const name of names) {
        // What was chosen has been written meanwhile.
        if (chosen.get(name) === written[name]) chosen.delete(name);
        const range = Math.max(leastRange, 2 * counts[name], 2 * (written[name] ?? 0), chosen.get(name) ?? 0);
        element<HTMLInputElement>(name).max = String(Math.ceil(range));
        show(name);
      }
    },
    set({ delaySeconds, graceSeconds }) {
      choose("delay", delaySeconds);
      choose("grace", graceSeconds);
      moved();
    },
    overrides() {
      const [delaySeconds, graceSeconds, requiredSeconds] = names.map((name) => chosen.get(name));
      return {
        ...(delaySeconds === undefined ? {} : { delaySeconds }),
        ...(graceSeconds === undefined ? {} : { graceSeconds }),
        ...(requiredSeconds === undefined ? {} : { requiredSeconds }),
      };
    },
    forget() {
      chosen.clear();
      for (const name of names) show(name);
    },
  };
}
