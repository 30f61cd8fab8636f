// A badge as a picture: in one of its sizes, as an address, and as a PNG that the browser draws from the SVG's own bytes.

import type { Published } from "../engine";

/** Pixels per unit: sharp on screens of today. */
const SCALE = 3;

export type Size = "badge" | "badge_small" | "badge_wide";

/** Each size: the file's name without its ending is the key with a hyphen. */
export const SIZES: [Size, string][] = [
  ["badge", "Medium"],
  ["badge_small", "Small: the score"],
  ["badge_wide", "Wide: the whole card"],
];

export interface Picture {
  /** Without its ending. */
  name: string;
  svg: string;
  width: number;
  height: number;
}

export function picture(made: Published, size: Size): Picture {
  const svg = made[size];
  const [width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).slice(1).map(Number);
  return { name: size.replace("_", "-"), svg, width, height };
}

export const dataUrl = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

export async function png({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image();
  image.src = dataUrl(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser made no picture of it"))), "image/png");
  });
}
