import type { BoundingBox, CircleCards, LeftOutRow, MatchCard, Reason, WirePoint } from '#host/generated/calls.ts';

/** The key of a card on its page. */
export function keyOf(card: MatchCard): string {
  return `${card.with.record.kind}-${card.with.record.id}`;
}

/** All cards in the order in which they stand. */
export function inOrder(circles: readonly CircleCards[]): MatchCard[] {
  return circles.flatMap(({ cards }) => cards);
}

/** Good suggestions by circle; a circle with only faint ones is left out. */
export function goodOnly(circles: readonly CircleCards[]): CircleCards[] {
  return circles.map(({ circle, cards }) => ({ circle, cards: cards.filter((card) => !card.weak) })).filter(({ cards }) => cards.length > 0);
}

/** Reasons that are said with a doubt. */
const DOUBTS: readonly Reason['code'][] = ['says_something_close', 'words_perhaps', 'less_close', 'no_close_fit', 'not_sure'];

/** Whether there is no plain reason for it, only that it may be close to what is meant. */
export function isUnsure(card: MatchCard): boolean {
  return card.reasons.some(({ code }) => DOUBTS.includes(code));
}

/** Faint suggestions, all circles together. */
export function faintOnes(circles: readonly CircleCards[]): MatchCard[] {
  return inOrder(circles).filter((card) => card.weak);
}

/** How many were not suggested in all. */
export function leftOutTogether(rows: readonly LeftOutRow[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** The box round some points; null when none of them is known. */
export function boundsRound(points: readonly (WirePoint | null)[]): BoundingBox | null {
  const known = points.filter((point) => point !== null);
  if (known.length === 0) return null;
  const [lons, lats] = [known.map(({ lon }) => lon), known.map(({ lat }) => lat)];
  return { west: Math.min(...lons), south: Math.min(...lats), east: Math.max(...lons), north: Math.max(...lats) };
}
