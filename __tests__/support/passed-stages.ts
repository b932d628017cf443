/** Stages of an example's delivery up to the gate, each as it ends where nothing broke. */
export const passedStages = ["Source", "Fingerprint", "Build", "Scan", "Findings", "Gate"].map(
  (stage) => `${stage} succeeded`,
);
