import { declaredEncoding } from "../../../../lambdas/normalizer/report/xml-encoding";

test.each([
  [`<?xml version="1.0" encoding="ISO-8859-1"?>`, "windows-1252"],
  [`\n<?xml version='1.0' encoding='windows-1252' standalone='yes'?>`, "windows-1252"],
  [`<?xml version="1.0" encoding = "Shift_JIS"?>`, "shift_jis"],
  [`<?xml version="1.0" encoding="UTF-8"?>`, "utf-8"],
  [`<?xml version="1.0" encoding="UTF-16"?>`, "utf-8"],
  [`<?xml version="1.0" encoding="x-nobody-knows"?>`, "utf-8"],
  [`<?xml version="1.0"?><a encoding="ISO-8859-1"/>`, "utf-8"],
  [`\ufeff<?xml version="1.0" encoding="ISO-8859-1"?>`, "utf-8"],
  [`{"encoding":"ISO-8859-1"}`, "utf-8"],
  ["", "utf-8"],
])("%s is read as %s", (beginning, encoding) => {
  expect(declaredEncoding(Buffer.from(beginning))).toBe(encoding);
});
