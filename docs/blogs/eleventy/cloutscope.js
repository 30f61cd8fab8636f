// In eleventy.config.js: import cloutscope from "./cloutscope.js"; … eleventyConfig.addPlugin(cloutscope).
// In a post: {% cloutscope %}, {% cloutscope "card", "dark" %}, {% cloutscope "scorer" %}.

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

export default function cloutscope(eleventyConfig, { files = "/cloutscope/", home = "" } = {}) {
  const at = (name) => escaped(files + name);
  const image = `<img src="${at("badge.svg")}" width="360" alt="My Cloutscope score" style="width:360px;max-width:100%;height:auto;border:0;padding:0">`;
  const badge = `<p>${home ? `<a href="${escaped(home)}">${image}</a>` : image}</p>`;
  eleventyConfig.addShortcode("cloutscope", (way = "badge", theme = "auto") => {
    if (way === "badge") return badge;
    if (way === "card") {
      const linked = home ? ` home="${escaped(home)}"` : "";
      return `<cloutscope-card src="${at("card.json")}" theme="${escaped(theme)}"${linked}>\n${badge}\n</cloutscope-card>\n<script src="${at("widget.js")}" defer></script>`;
    }
    if (way === "scorer") {
      const page = at("cloutscope.html");
      return `<cloutscope-scorer src="${page}">\n<p><a href="${page}">Score your own exports</a></p>\n</cloutscope-scorer>\n<script src="${at("scorer.js")}" defer></script>`;
    }
    throw new Error(`cloutscope: no way is called ${way}`);
  });
}
