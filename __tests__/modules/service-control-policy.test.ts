import { type Denial, PolicySizeError, packedPolicies, policyCharacters } from "../../modules/service-control-policy";

/** A statement that fills a policy to these characters. */
function denial(sid: string, characters: number): Denial {
  const empty: Denial = { Sid: sid, Effect: "Deny", Action: [""], Resource: ["*"] };
  const frame = packedPolicies([empty])[0]?.length ?? 0;
  return { ...empty, Action: ["a".repeat(characters - frame)] };
}

const sids = (policies: readonly string[]) =>
  policies.map((policy) => (JSON.parse(policy) as { Statement: Denial[] }).Statement.map(({ Sid }) => Sid));

test("statements share a policy as long as AWS takes it", () => {
  expect(sids(packedPolicies([denial("A", 2_000), denial("B", 2_000), denial("C", 2_000)]))).toEqual([
    ["A", "B"],
    ["C"],
  ]);
});

test("a policy may have the last character that AWS takes, and no more", () => {
  const [policy] = packedPolicies([denial("A", policyCharacters)]);
  expect(policy).toHaveLength(5_120);
  expect(() => packedPolicies([denial("A", policyCharacters + 1)])).toThrow(PolicySizeError);
  expect(() => packedPolicies([denial("A", policyCharacters + 1)])).toThrow(
    "organizationProtection: the statement A has 5121 characters, and a service control policy 5120 at most: name fewer or shorter breakGlassRoles",
  );
});

test("beside AWS's own four policies can be attached, and no more", () => {
  const full = (count: number) => Array.from({ length: count }, (_, index) => denial(`S${index}`, 5_000));
  expect(packedPolicies(full(4))).toHaveLength(4);
  expect(() => packedPolicies(full(5))).toThrow(
    "organizationProtection: 5 service control policies are needed, and beside FullAWSAccess 4 can be attached",
  );
});

test("no white space is paid for, and no list of one", () => {
  const condition = { Null: { "aws:AssumedRoot": ["true"] }, ArnNotLike: { "aws:PrincipalArn": ["a", "b"] } };
  const [policy] = packedPolicies([
    { Sid: "A", Effect: "Deny", Action: ["s3:GetObject"], Resource: ["a", "b"], Condition: condition },
  ]);
  expect(policy).toBe(
    '{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Deny","Action":"s3:GetObject","Resource":["a","b"],"Condition":{"Null":{"aws:AssumedRoot":"true"},"ArnNotLike":{"aws:PrincipalArn":["a","b"]}}}]}',
  );
});
