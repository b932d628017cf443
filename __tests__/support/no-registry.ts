import type { RegistryStandIn } from "../../cli/preview/registry/stand-in";

/** For pipelines that publish no image. */
export const noRegistry: RegistryStandIn = {
  host: "127.0.0.1:1",
  requests: [],
  create: (name) => {
    throw new Error(`nobody should push to ${name}`);
  },
  stop: async () => {},
};
