/**
 * The fewest edits (a letter more, less or another; two swapped) that turn `word` into some beginning of `known`:
 * optimal string alignment. Above `most` it says only "more".
 */
export function distanceToPrefix(word: string, known: string, most: number): number {
  const width = Math.min(known.length, word.length + most) + 1;
  let before: number[] = [];
  let last = Array.from({ length: width }, (_, i) => i);
  for (let row = 1; row <= word.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column < width; column++) {
      const isSame = word[row - 1] === known[column - 1];
      let cost = Math.min(
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
      );
      const isSwapped = word[row - 1] === known[column - 2] && word[row - 2] === known[column - 1];
      if (row > 1 && column > 1 && isSwapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = current;
  }
  return Math.min(...last);
}
