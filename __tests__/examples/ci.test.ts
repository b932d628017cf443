import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { parse } from "yaml";
import { packageCommand } from "../../cli/package";
import { submitCommand } from "../../cli/submit";
import { submitTarget } from "../../cli/submit/target";
import { loadConfiguration } from "../../config/load";
import { oidcAudience } from "../../config/oidc";
import { projectRoot } from "../../config/project-root";

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface GitHub {
  readonly on: { readonly push: { readonly branches: readonly string[] } };
  readonly permissions: object;
  readonly jobs: { readonly deliver: { readonly permissions: object; readonly steps: readonly Step[] } };
}

interface GitLab {
  readonly deliver: {
    readonly rules: readonly { readonly if: string }[];
    readonly id_tokens: Readonly<Record<string, { readonly aud: string }>>;
    readonly variables: Readonly<Record<string, string>>;
    readonly script: readonly string[];
  };
}

const text = (name: string) => readFileSync(join(projectRoot, "examples/ci", name), "utf8");
const github = parse(text("github.yml")) as GitHub;
const gitlab = parse(text("gitlab.yml")) as GitLab;
const { steps } = github.jobs.deliver;
const configuration = loadConfiguration();
const sourceOf = (name: string) =>
  configuration.organization.workloads.find((workload) => workload.name === name)?.source;

const commands: Readonly<Record<string, () => Command>> = { package: packageCommand, submit: submitCommand };

/** What a line tells Gatehouse to do. */
const calls = (lines: readonly string[]) =>
  lines.flatMap((line) => {
    const [, words] = /gatehouse\.mjs (.+)$/.exec(line) ?? [];
    return words === undefined ? [] : [words.split(" ")];
  });

describe.each([
  ["github.yml", "payments", steps.flatMap(({ run }) => run ?? [])],
  ["gitlab.yml", "payments-fixed", gitlab.deliver.script],
])("%s", (name, workload, lines) => {
  test("packages, then submits, with commands and options that exist", () => {
    expect(calls(lines).map(([command]) => command)).toEqual(["package", "submit"]);
    for (const [command = "", ...args] of calls(lines)) {
      const made = commands[command]?.();
      expect(made?.parseOptions(args)).toMatchObject({ operands: [expect.any(String)], unknown: [] });
    }
  });

  test("submits the file that it packaged, for the workload of the example organization", () => {
    const [packaged, submitted] = calls(lines).map(([command = "", ...args]) => {
      const made = commands[command]?.();
      const { operands = [] } = made?.parseOptions(args) ?? {};
      return { operands, options: made?.opts() ?? {} };
    });
    expect(submitted?.operands).toEqual([packaged?.options.out]);
    expect(submitted?.options.workload).toBe(workload);
  });

  test("assumes the workload's upload role, in the pipeline's region", () => {
    const { uploadRoleArn, region } = submitTarget(configuration, workload);
    expect(text(name)).toContain(`: ${uploadRoleArn} #`);
    expect(text(name)).toContain(`: ${region} #`);
  });

  test("says of everything that comes from elsewhere that it must be pinned", () => {
    const fromElsewhere = text(name)
      .split("\n")
      .filter((line) => /^\s+(- uses|image|container|ref|GATEHOUSE_COMMIT):/.test(line));
    expect(fromElsewhere.length).toBeGreaterThan(1);
    expect(fromElsewhere.filter((line) => !/# PIN by (commit|digest)$/.test(line))).toEqual([]);
  });
});

describe("github.yml", () => {
  test("runs for the branch that may upload", () => {
    const source = sourceOf("payments");
    expect(source).toMatchObject({ from: "github" });
    expect(github.on.push.branches).toEqual([source?.from === "github" && source.branch]);
  });

  test("asks for a token and the source, and for nothing else", () => {
    expect(github.permissions).toEqual({});
    expect(github.jobs.deliver.permissions).toEqual({ contents: "read", "id-token": "write" });
  });

  test("uses no actions but GitHub's and AWS's own, and gets its session last", () => {
    const used = steps.flatMap(({ uses }) => uses?.split("@")[0] ?? []);
    expect(used).toEqual(["actions/checkout", "actions/checkout", "aws-actions/configure-aws-credentials"]);
    expect(steps.at(-2)?.uses).toContain("configure-aws-credentials");
    for (const { with: settings } of steps.filter(({ uses }) => uses?.startsWith("actions/checkout")))
      expect(settings).toMatchObject({ "persist-credentials": false });
  });
});

describe("gitlab.yml", () => {
  test("runs for pushes to the branch that may upload", () => {
    const source = sourceOf("payments-fixed");
    expect(source).toMatchObject({ from: "gitlab" });
    expect(gitlab.deliver.rules.map((rule) => rule.if)).toEqual([
      `$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == "${source?.from === "gitlab" && source.branch}"`,
    ]);
  });

  test("has a token for the audience that the role wants, where the SDK looks for it", () => {
    expect(Object.values(gitlab.deliver.id_tokens)).toEqual([{ aud: oidcAudience }]);
    expect(Object.keys(gitlab.deliver.variables)).toEqual(
      expect.arrayContaining(["AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_SESSION_NAME", "AWS_REGION"]),
    );
    expect(gitlab.deliver.script).toContain(
      `(umask 077 && printf '%s' "$GATEHOUSE_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE")`,
    );
  });
});
