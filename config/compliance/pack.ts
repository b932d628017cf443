/** A rule of a pack: AWS's own, or a Guard policy of ours. */
export type PackRule = ManagedPackRule | PolicyPackRule;

export interface ManagedPackRule {
  readonly identifier: string;
  /**
   * Values that `parameters` of the pack may replace.
   * @default none
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * `home` for what an account has once, so that one region judges it. Rules over IAM's types are placed by themselves.
   * @default "everywhere"
   */
  readonly judgedIn?: "home" | "everywhere";
}

export interface PolicyPackRule {
  /** Name of the rule and of its file, `guard/<name>.guard`. */
  readonly policy: string;
  readonly description: string;
  readonly resourceTypes: readonly string[];
}

/** A conformance pack that Gatehouse brings along. */
export interface ConformancePack {
  readonly rules: readonly PackRule[];
}
