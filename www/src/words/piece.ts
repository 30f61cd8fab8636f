/** A piece of a sentence, and how it is marked: what people did, or how it is counted. */
export type Piece = string | { text: string; mark: "move" | "counting" };
