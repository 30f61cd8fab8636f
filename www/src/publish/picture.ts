// A card as a picture: in one of its sizes, as an address, and as a PNG that the browser draws from the SVG's own bytes.

import type { Published } from "../engine/types";

/** Pixels per unit for badges: sharp on screens of today. The large pictures are as large as they are shown. */
const SCALE = 3;

/** Those to be shared, then those for a blog. */
export const PICTURES = ["picture_story", "picture_square", "picture_wide", "badge", "badge_small", "badge_wide"] as const;
export type Size = (typeof PICTURES)[number];

export interface Picture {
  /** Without its ending. */
  name: string;
  svg: string;
  width: number;
  height: number;
}

export function picture(made: Published, size: Size): Picture {
  const svg = made[size] ?? made.badge;
  const [width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).slice(1).map(Number);
  return { name: size.replace("_", "-"), svg, width, height };
}

export const dataUrl = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

export async function png({ svg, width, height }: Omit<Picture, "name">): Promise<Blob> {
  const image = new Image();
  image.src = dataUrl(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  const scale = width >= 1000 ? 1 : SCALE;
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser made no picture of it"))), "image/png");
  });
}
