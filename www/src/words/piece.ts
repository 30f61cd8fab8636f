/** A piece of a sentence, and how it is marked: what people did, how it is counted, or the small rest. */
export type Piece = string | { text: string; mark: "move" | "counting" | "rest" };
