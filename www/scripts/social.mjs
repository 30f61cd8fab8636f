// What other pages show of a link to this one: only where it has an address of its own, since a picture needs a whole one.

/** The tags for the page's head, a line each; none without an address. */
export function social(site) {
  if (site === "") return "";
  const { href, protocol } = URL.canParse(site) ? new URL(site.endsWith("/") ? site : `${site}/`) : {};
  if (!/^https?:$/.test(protocol ?? ""))
    throw new Error(`SITE is “${site}”, which is not an address: write it whole, as in SITE=https://your-site.example/cloutscope/`);
  const at = href.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const tags = {
    "og:title": "Cloutscope",
    "og:type": "website",
    "og:url": at,
    "og:image": `${at}preview.png`,
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:image:alt": "Why did your score move? A curve of three months, and the sentence that explains its rise.",
    "og:description": "Why did your score move? From your own exports, with every point explained and nothing uploaded.",
  };
  return [
    ...Object.entries(tags).map(([property, content]) => `<meta property="${property}" content="${content}">`),
    '<meta name="twitter:card" content="summary_large_image">',
    `<link rel="canonical" href="${at}">`,
  ]
    .map((tag) => `    ${tag}\n`)
    .join("");
}
