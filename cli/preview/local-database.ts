import { resolve } from "node:path";
import { prepareExampleDatabase } from "../tools/example-database";

export interface LocalDatabase {
  readonly folder: string;
  readonly kind: "real" | "example";
}

/** The vulnerability database that `GATEHOUSE_DATABASE` names, else the small example. */
export async function localDatabase(): Promise<LocalDatabase> {
  const { GATEHOUSE_DATABASE: own, GATEHOUSE_DATABASE_KIND: kind } = process.env;
  if (own) return { folder: resolve(own), kind: kind === "example" ? "example" : "real" };
  return { folder: await prepareExampleDatabase(), kind: "example" };
}
