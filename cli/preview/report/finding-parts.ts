import { type Html, html } from "./html";

/** A link to the page that explains a rule; any other scheme than HTTP stays text. */
export function link(url: string): Html {
  if (url === "") return html``;
  return /^https?:\/\//.test(url) ? html`<a href="${url}" rel="noreferrer">${url}</a>` : html`${url}`;
}
