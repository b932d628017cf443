import { z } from "zod";
import type { Violation } from "../yaml-document";

const text = z.string().optional().catch(undefined);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).catch([]);
const draftAccount = z
  .object({ name: text, id: text, email: text, organizationalUnit: text, role: text, status: text })
  .catch({});
const draftDeployment = z.object({ name: text, account: text, stackName: text }).catch({});
const draftSigning = z.object({ profileVersionArns: list(z.string()) }).catch({ profileVersionArns: [] });
const draftSource = z.object({ from: text, branch: text, environment: text, roleArn: text }).catch({});
const draftWorkload = z
  .object({
    name: text,
    toolingAccount: text,
    region: text,
    scanImage: text,
    deployments: list(draftDeployment),
    codeSigning: draftSigning.optional(),
    source: draftSource.default({}),
  })
  .catch({ deployments: [], source: {} });

/** The document as far as it can be read, so that these rules still speak where the schema refuses other parts. */
const draft = z
  .object({
    namePrefix: z.string().catch("gatehouse").default("gatehouse"),
    homeRegion: z.string().catch("eu-central-1").default("eu-central-1"),
    regions: list(z.string().catch("")),
    globalEvents: z.boolean().catch(true).default(true),
    accounts: list(draftAccount),
    workloads: list(draftWorkload),
  })
  .catch({
    namePrefix: "gatehouse",
    homeRegion: "eu-central-1",
    regions: [],
    globalEvents: true,
    accounts: [],
    workloads: [],
  });

export type Draft = z.infer<typeof draft>;
/** @param folder the organization file's, beside which files that it names lie */
export type Rule = (organization: Draft, document: unknown, folder: string) => Violation[];

/** The document as far as it can be read. */
export function readDraft(document: unknown): Draft {
  return draft.parse(document);
}
