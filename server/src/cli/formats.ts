export const formats = ["text", "json", "sarif", "github", "junit", "markdown"] as const;
export type Format = (typeof formats)[number];
