import { imageRepository } from "../../../../lambdas/normalizer/parsers/image";

test.each([
  [["r.example:5000/team/demo:1.0.0"], "r.example:5000/team/demo"],
  [["r.example/team/demo@sha256:00ff"], "r.example/team/demo"],
  [["demo:1@sha256:00ff"], "demo"],
  [["demo"], "demo"],
  [["b:1", "a:2"], "a"],
  [["index.docker.io/library/nginx@sha256:00ff"], "nginx"],
  [["docker.io/library/nginx:1"], "nginx"],
  [["docker.io/team/demo:1"], "team/demo"],
  [["r.example/docker.io/library/nginx:1"], "r.example/docker.io/library/nginx"],
  [["/build/out/img.tar"], "img.tar"],
  [["docker-archive:out/img.tar.gz"], "img.tar.gz"],
  [["img.tar", "team/demo:1"], "team/demo"],
  [[""], "image"],
  [[], "image"],
])("%j is %s", (names, repository) => {
  expect(imageRepository(names)).toBe(repository);
});
