import { normalized } from "../../../support/normalized";

const issue = '{"test_id":"B105","filename":"a.py","issue_text":"x","issue_severity":"LOW","line_number":1}';
const metrics = '"metrics":{"a.py":{},"_totals":{}}';

test("the first of two lists of one name is not lost silently", async () => {
  const { report } = await normalized("bandit", `{"errors":[],${metrics},"results":[${issue}],"results":[]}`);
  expect(report).toMatchObject({
    entries: 1,
    findings: 0,
    dropped: [{ reason: "entry of a list in a place where none is expected", count: 1 }],
  });
});

test("what a refused section holds never hides another section, however it is indented", async () => {
  const check = '{"check_id":"CKV_AWS_20","resource":"aws_s3_bucket.a","file_path":"/a.tf"}';
  const second = `{"results":{"failed_checks":[${check}]},"summary":{"passed":0,"failed":1}}`;
  const skipped = (text: string) => `{"results":{"skipped_checks":[${text}]}}`;
  const third = `{"results":{"failed_checks":[],"skipped_checks":[\n{\n"check_id":"x"\n}\n]},"summary":{"passed":0,"failed":0}}`;
  const odd = `[${skipped('\n{"check_id":"x"}\n')},${second},${third}]`;
  const plain = JSON.stringify(JSON.parse(odd));
  expect(await normalized("checkov", odd)).toEqual(await normalized("checkov", plain));
  expect((await normalized("checkov", odd)).findings).toHaveLength(1);
});
