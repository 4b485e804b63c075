import { paletteOf, type Theme, variablesOf } from "../../server/src/core/picture/palette.ts";

/** Gives the picture's variables the colours of the editor's theme, now and whenever it changes. */
export function wearTheme(): void {
  const wear = () => {
    const { style } = document.documentElement;
    for (const [name, color] of Object.entries(variablesOf(paletteOf(themeOf(document.body.classList))))) {
      style.setProperty(name, color);
    }
    // Text and ground are those of the editor, whatever theme the user has.
    style.setProperty("--podgrace-background", "var(--vscode-editor-background)");
    style.setProperty("--podgrace-ink", "var(--vscode-editor-foreground)");
  };
  wear();
  new MutationObserver(wear).observe(document.body, { attributeFilter: ["class"] });
}

function themeOf(classes: DOMTokenList): Theme {
  if (classes.contains("vscode-high-contrast-light")) return "high-contrast-light";
  if (classes.contains("vscode-high-contrast")) return "high-contrast-dark";
  return classes.contains("vscode-dark") ? "dark" : "light";
}
