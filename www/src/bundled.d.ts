/** A worker's whole bundle, to be started from a `blob:` URL (www/build.mjs). */
declare module "*?text" {
  const source: string;
  export default source;
}

/** Bundled into the page's style. */
declare module "*.css";

/** Bundled as text. */
declare module "*.csv" {
  const text: string;
  export default text;
}
