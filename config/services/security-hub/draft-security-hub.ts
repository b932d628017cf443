import { z } from "zod";

const text = z.string().optional().catch(undefined);
const names = z.array(z.string().catch("")).catch([]);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).catch([]);

const noPolicy = { organizationalUnits: [], accounts: [], enabled: true, disabledControls: [], parameters: {} };

const draftPolicy = z
  .object({
    name: text,
    organizationalUnits: names.default([]),
    accounts: names.default([]),
    enabled: z.boolean().catch(true).default(true),
    standards: names.optional(),
    disabledControls: names.default([]),
    enabledControls: names.optional(),
    parameters: z.record(z.string(), z.unknown()).catch({}).default({}),
  })
  .catch(noPolicy);

const draftFilter = z.object({ comparison: text, value: text }).catch({});

const draftAutomationRule = z
  .object({
    name: text,
    order: z.number().optional().catch(undefined),
    accounts: names.default([]),
    criteria: z.record(z.string(), list(draftFilter)).catch({}).default({}),
  })
  .catch({ accounts: [], criteria: {} });

const draftInsight = z
  .object({ name: text, accounts: names.default([]), workloads: names.default([]) })
  .catch({ accounts: [], workloads: [] });

const draftActionTarget = z.object({ identifier: text }).catch({});
const draftProduct = z.object({ product: text }).catch({});

const empty = {
  defaultPolicy: noPolicy,
  policies: [],
  automationRules: [],
  insights: [],
  actionTargets: [],
  productSubscriptions: [],
};

const draft = z
  .object({
    securityHub: z
      .object({
        defaultPolicy: draftPolicy.prefault({}),
        policies: list(draftPolicy).prefault([]),
        automationRules: list(draftAutomationRule).prefault([]),
        insights: list(draftInsight).prefault([]),
        actionTargets: list(draftActionTarget).prefault([]),
        productSubscriptions: list(draftProduct).prefault([]),
      })
      .catch(empty)
      .prefault({}),
  })
  .catch({ securityHub: empty });

export type DraftPolicy = z.infer<typeof draftPolicy>;

/** `securityHub` of the document as far as it can be read. */
export function readSecurityHub(document: unknown) {
  return draft.parse(document).securityHub;
}
