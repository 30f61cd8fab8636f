// Somebody else, on loopback: a resolver that knows every name below .test, and servers that note who comes. What a
// browser is told of its own requests proves nothing; this is what arrives.

import { createSocket } from "node:dgram";
import { createServer as createWeb } from "node:http";
import { createServer } from "node:net";

/** How far something got, the farther the higher. */
export const REACHED = ["nothing", "name", "connection", "request"];

/** Notes each visit as `{ how, host, what }`. Needs the ports 53, 80, 443 and 3478. */
export async function record(pages) {
  const visits = [];
  const note = (how, host, what = "") => visits.push({ how, host: host.toLowerCase(), what });

  const names = createSocket("udp4");
  names.on("message", (query, { port, address }) => {
    const [host, end] = readName(query);
    note("name", host);
    names.send(answer(query, host, end), port, address);
  });
  await new Promise((resolve) => names.bind(53, "127.0.0.1", resolve));

  const web = createWeb((request, response) => {
    const host = (request.headers.host ?? "").split(":")[0];
    const page = pages(host, request.url);
    if (page) return void response.writeHead(200, page.headers).end(page.body);
    note("request", host, `${request.method} ${request.url} ${request.headers.cookie ?? ""}`);
    response.writeHead(200, { "content-type": "text/plain", "access-control-allow-origin": "*" }).end("ok");
  });
  web.on("upgrade", ({ headers, url }, socket) => {
    note("request", (headers.host ?? "").split(":")[0], `upgrade ${url}`);
    socket.destroy();
  });
  await new Promise((resolve) => web.listen(80, "127.0.0.1", resolve));

  // The name stands in the first bytes of TLS, in the clear.
  const secure = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (hello) => {
      note("connection", /[\w-]+\.leak\.test/i.exec(hello.toString("latin1"))?.[0] ?? "?");
      socket.destroy();
    });
  });
  await new Promise((resolve) => secure.listen(443, "127.0.0.1", resolve));

  // STUN and QUIC: packets without a name of ours. Ways that send such are tried one at a time.
  const packets = [443, 3478].map((port) => {
    const socket = createSocket("udp4");
    socket.on("message", () => note("request", "?", `UDP ${port}`));
    return new Promise((resolve) => socket.bind(port, "127.0.0.1", () => resolve(socket)));
  });
  const sockets = await Promise.all(packets);
  const close = () => {
    for (const socket of [names, ...sockets]) socket.close();
    for (const server of [web, secure]) server.close();
    web.closeAllConnections();
  };
  return { visits, close };
}

/** The name that is asked for, and where its question ends. */
function readName(query) {
  const labels = [];
  let at = 12;
  while (query[at] > 0) {
    labels.push(query.subarray(at + 1, at + 1 + query[at]).toString("latin1"));
    at += query[at] + 1;
  }
  return [labels.join("."), at + 5];
}

/** 127.0.0.1 for names below .test; there are no others. */
function answer(query, host, end) {
  const wanted = query.readUInt16BE(end - 4);
  const known = /\.?test$/i.test(host);
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(known && wanted === 1 ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  const address = known && wanted === 1 ? Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1]) : Buffer.alloc(0);
  return Buffer.concat([head, query.subarray(12, end), address]);
}
