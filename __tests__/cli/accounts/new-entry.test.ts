import { parse } from "yaml";
import { withEntry } from "../../../cli/accounts/edit/add-entry";
import { offlineEntry } from "../../../cli/accounts/new-entry";

const given = { name: "loyalty", email: "loyalty@example.com", organizationalUnit: "/Workloads" };

test.each([
  [{}, {}],
  [{ role: "member", memberships: "managed" }, {}],
  [
    { role: "deployment", memberships: "adopt" },
    { role: "deployment", memberships: "adopt" },
  ],
])("of %j only what is no default is written", (more, written) => {
  const after = withEntry("accounts:\n  - name: first\n", offlineEntry("999999999999", { ...given, ...more }));
  expect(parse(after).accounts[1]).toEqual({ ...given, id: "999999999999", ...written });
});

test("without AWS an account is not added with a part of what it needs", () => {
  expect(() => offlineEntry("999999999999", { name: "loyalty" })).toThrow("--name, --email and --organizational-unit");
});
