import { accessSync, constants, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { scratchFolder } from "./scratch";

const names = ["chromium", "chromium-browser", "google-chrome"];
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A page that is open, and what it wanted from anywhere else. */
export interface OpenPage {
  readonly page: Page;
  /** URLs that were asked for, the page's own left out; none is answered. */
  readonly requests: readonly string[];
  /** Errors of scripts and what the console was told, such as violations of the content security policy. */
  readonly complaints: readonly string[];
}

export type Open = (html: string, options?: BrowserContextOptions) => Promise<OpenPage>;

/** `describe` with the system's Chromium; without one it says why it is skipped, and fails when `CI=true`. */
export function describeWithBrowser(name: string, body: (open: Open) => void): void {
  const executable = installed();
  if (executable !== undefined) describe(name, () => body(opener(executable)));
  else if (process.env.CI === "true")
    test(name, () => {
      throw new Error(`CI needs a browser: none of ${names.join(", ")} is on PATH`);
    });
  else {
    process.stderr.write(`skipped: "${name}": none of ${names.join(", ")} is on PATH\n`);
    describe.skip(name, () => body(opener("")));
  }
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** One browser for the tests of a block, a fresh context for each page, as a file from the disk: so people open it. */
function opener(executablePath: string): Open {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: flags });
  });
  afterAll(() => browser.close());
  return async (html, options = {}) => {
    const file = join(scratchFolder(), "report.html");
    writeFileSync(file, html);
    const own = pathToFileURL(file).href;
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => undefined);
    });
    await context.route("**/*", (route) => {
      const url = route.request().url();
      if (url.split("#")[0] === own) return route.continue();
      requests.push(url);
      return route.abort();
    });
    await page.goto(own);
    return { page, requests, complaints };
  };
}
