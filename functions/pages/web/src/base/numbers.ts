// Numbers as they are said aloud, so that whoever hears one can write it down.

const SPACE = "\u00A0";

/** How many figures stand together, as `vigie::emergency::grouped` has it. */
function groups(number: string): readonly number[] {
  switch (number.length) {
    case 6:
      // Numbers of Europe, and free ones of French Polynesia; the others of six
      // figures are New Caledonia's.
      return /^(116|444)/.test(number) ? [3, 3] : [2, 2, 2];
    case 10:
      if (number.startsWith("08")) return [1, 3, 2, 2, 2];
      return number.startsWith("+687") ? [4, 2, 2, 2] : [2, 2, 2, 2, 2];
    case 12:
      return number.startsWith("+33") ? [3, 1, 2, 2, 2, 2] : [];
    default:
      return [];
  }
}

/** A number in groups that no line ends within. */
export function grouped(number: string): string {
  let at = 0;
  const parts = groups(number).map((length) => number.slice(at, (at += length)));
  return parts.join(SPACE) || number;
}
