import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { resources } from "../support/synth";
import { ExampleOrganization } from "./stacks";

const organization = new ExampleOrganization();

// Addresses are a contract: a renamed one destroys and creates what it names. `npm run contracts:update` rewrites them.
test.each(organization.stacks)("$id has the committed addresses", ({ id, json }) => {
  const file = join(__dirname, "addresses", `${id}.txt`);
  const addresses = `${resources(json)
    .map(({ address }) => address)
    .sort()
    .join("\n")}\n`;
  if (process.env.GATEHOUSE_UPDATE_CONTRACTS) writeFileSync(file, addresses);

  expect(addresses.split("\n")).toEqual(readFileSync(file, "utf8").split("\n"));
});
