/** How the commands that are printed are told which organization file they are about. */
export interface ForFile {
  /** ` --config <file>` for our own commands, or nothing. */
  readonly option: string;
  /** `GATEHOUSE_CONFIG=<file> ` for CDKTF's, which have no such option, or nothing. */
  readonly environment: string;
}

/** @param config as `--config` named the file; `undefined` where the commands find it by themselves */
export function forFile(config: string | undefined): ForFile {
  if (config === undefined) return { option: "", environment: "" };
  // As a shell takes it for one word.
  const word = /^[\w./+@-]+$/.test(config) ? config : `'${config.replaceAll("'", "'\\''")}'`;
  return { option: ` --config ${word}`, environment: `GATEHOUSE_CONFIG=${word} ` };
}
