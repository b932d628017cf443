import { type Moto, startMoto } from "../../cli/preview/moto/start-moto";

/** A Moto with every patch, and one that lacks those that a test file is about. */
export function motoWithAndWithout(...patches: readonly string[]) {
  const started: { with?: Moto; without?: Moto } = {};
  const onProgress = (line: string) => process.stderr.write(`${line}\n`);
  beforeAll(async () => {
    started.with = await startMoto({ onProgress });
    started.without = await startMoto({ onProgress, without: patches });
  });
  afterAll(async () => {
    await started.with?.stop();
    await started.without?.stop();
  });
  const urlOf = (moto: Moto | undefined) => {
    if (!moto) throw new Error("Moto did not start");
    return moto.url;
  };
  return { patched: () => urlOf(started.with), unpatched: () => urlOf(started.without) };
}
