import type { FactKind } from "./fact-kind";
import { logArchiveKey } from "./log-archive-key";
import { observabilitySinks } from "./observability-sinks";
import { organizationFacts } from "./organization-facts";

/** Every kind of fact. */
export const factKinds: readonly FactKind[] = [organizationFacts, observabilitySinks, logArchiveKey];
