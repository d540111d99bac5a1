const GROUPED = new Intl.NumberFormat('en-GB');

/** A count: `1,204`. */
export function count(n: number): string {
  return GROUPED.format(n);
}

/** A count with its word: `1 person`, `1,204 people`. */
export function counted(n: number, one: string, many: string): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** Things in a row with a word before the last: `a, b and c`. */
export function listed(things: readonly string[], word = 'and'): string {
  if (things.length < 2) return things.join('');
  return `${things.slice(0, -1).join(', ')} ${word} ${things[things.length - 1] ?? ''}`;
}

/** With a capital letter, when it begins a sentence. */
export function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);
}
