/**
 * The encoding that an XML declaration at the beginning of a report names (https://www.w3.org/TR/xml/#NT-EncodingDecl);
 * UTF-8 where there is none, where nobody knows it, and for UTF-16, which shows in the bytes themselves.
 */
export function declaredEncoding(beginning: Buffer): string {
  const label = declaration.exec(beginning.toString("latin1"))?.[1] ?? "utf-8";
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return "utf-8";
  }
}

const declaration = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/;
