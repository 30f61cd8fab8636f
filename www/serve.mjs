// A static server for one folder, for looking at the page and for the journeys. By itself it sends no header that the
// page could come to rely on: static hosts send none.
//
//     node serve.mjs [PORT]

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { DIST } from "./scripts/tools.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".zip": "application/zip",
};

/**
 * Serves `root` on 127.0.0.1, telling `onHit(method, url)` of every request and sending what `headers(path)` gives,
 * too. Port 0 takes any free one.
 * Resolves to the server, its `url` and a `close` that ends open connections too; rejects if the port is in use.
 */
export function serve({ root, port, onHit = () => {}, headers = () => ({}) }) {
  const server = createServer((request, response) => {
    onHit(request.method, request.url);
    answer(root, request, response, headers).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const url = `http://localhost:${server.address().port}/`;
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ server, url, close });
    });
  });
}

async function answer(root, request, response, headers) {
  const file = await find(root, request.url);
  if (!file || (request.method !== "GET" && request.method !== "HEAD")) {
    response.writeHead(file ? 405 : 404, { "content-type": "text/plain" }).end("No such page.\n");
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES[extname(file.path)] ?? "application/octet-stream",
    "content-length": file.size,
    "cache-control": "no-cache",
    ...headers(new URL(request.url, "http://localhost").pathname),
  });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(file.path), response);
}

/** The file below `root` that a request means; undefined if there is none, or its path is broken or leads outside. */
async function find(root, url) {
  try {
    const { pathname } = new URL(url, "http://localhost");
    // `normalize` of an absolute path can't climb above its root.
    const path = join(root, normalize(decodeURIComponent(pathname)), pathname.endsWith("/") ? "index.html" : "");
    const found = await stat(path);
    return found.isFile() ? { path, size: found.size } : undefined;
  } catch {
    return undefined;
  }
}

/** Serves the page on `port` or the next free one, until Ctrl-C. */
async function main(port) {
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error("PORT must be a number from 0 to 65535");
  try {
    const { url } = await serve({ root: DIST, port });
    console.log(`Cloutscope is on ${url} (Ctrl-C ends it)`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.log(`Port ${port} is in use; taking the next.`);
    await main(port + 1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(Number(process.argv[2] ?? 8788)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
