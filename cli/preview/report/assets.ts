import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { bundle } from "../../../config/scan-configuration";

/** The page's script and style sheet, as the launcher has bundled `browser/dom/main.ts` and `style/main.css`. */
export function pageAssets(): { readonly script: string; readonly style: string } {
  const [script = "", style = ""] = ["script.js", "style.css"].map((file) =>
    readFileSync(bundle(`report-page/${file}`), "utf8"),
  );
  return { script, style };
}

/** A content security policy that lets exactly these two run, and nothing be fetched or sent. */
export function contentSecurityPolicy({ script, style }: ReturnType<typeof pageAssets>): string {
  return [
    "default-src 'none'",
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}

function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
