// PageRank, as graphology computes it, over the edges that are active on a day: the usual way to say who matters in a
// graph. It gets the same acts as the engine, and an edge is active as long as the engine would call its people
// reached: 3 · 2^(−age / 30 days), summed over its acts, is at least 1/4.

import Graph from "graphology";
import pagerank from "graphology-metrics/centrality/pagerank.js";

const HALF_LIFE = 30;
const WEIGHT = 3;
const LEAST = 0.25;

/** Weights grow with time instead of fading, which changes no rank; begun anew each year, they stay finite. */
export function rank(edges, days, stride) {
  const acts = new Uint32Array(edges);
  const graph = new Graph({ type: "directed", multi: false });
  const active = new Map();
  const endings = Array.from({ length: days + 2 }, () => []);
  const took = { graph: 0, ranks: 0, days: 0, edges: 0, owner: 0 };
  let at = 0;
  for (let day = 0; day < days; day++) {
    const begun = performance.now();
    for (; at < acts.length && acts[at + 2] <= day; at += 3) {
      const [from, to] = [acts[at], acts[at + 1]];
      if (from === to) continue;
      const key = from * 65_536 + to;
      const edge = active.get(key) ?? { from, to, weight: 0, last: day, ends: 0 };
      edge.weight = edge.weight * 2 ** ((edge.last - day) / HALF_LIFE) + WEIGHT;
      edge.last = day;
      edge.ends = Math.min(days, day + Math.ceil(HALF_LIFE * Math.log2(edge.weight / LEAST)));
      active.set(key, edge);
      endings[edge.ends].push(edge);
      graph.mergeNode(from);
      graph.mergeNode(to);
      graph.mergeEdge(from, to);
    }
    for (const edge of endings[day]) {
      if (edge.ends !== day) continue;
      active.delete(edge.from * 65_536 + edge.to);
      graph.dropEdge(edge.from, edge.to);
      for (const end of [edge.from, edge.to]) if (graph.hasNode(end) && graph.degree(end) === 0) graph.dropNode(end);
    }
    took.graph += performance.now() - begun;
    if (day % stride !== stride - 1) continue;
    for (const { from, to, weight, last } of active.values()) {
      graph.setEdgeAttribute(from, to, "weight", weight * 2 ** ((last - day) / HALF_LIFE));
    }
    const ranking = performance.now();
    const ranks = pagerank(graph, { getEdgeWeight: "weight" });
    took.ranks += performance.now() - ranking;
    took.days++;
    took.edges = graph.size;
    took.owner = ranks[0];
  }
  return took;
}
