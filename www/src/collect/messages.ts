/** From the shell of this page to its frame, once; the frame says nothing but that it is there. */
export interface ToCollect {
  fragment: string;
  languages: readonly string[];
}
