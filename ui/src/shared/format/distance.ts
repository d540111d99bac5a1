/** Metres on foot in a minute, for "five minutes' walk". */
const A_MINUTE = 80;
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A distance as people say it: `90 m`, `1.2 km`, `14 km`. */
export function metres(m: number): string {
  if (m < 995) return `${m < 100 ? Math.round(m / 5) * 5 : Math.round(m / 10) * 10} m`;
  if (m < 9950) return `${(m / 1000).toFixed(1).replace(/\.0$/, '')} km`;
  return `${Math.round(m / 1000)} km`;
}

/** A distance as a walk: `five minutes' walk`; beyond half an hour as `metres`. */
export function walk(m: number): string {
  const minutes = Math.max(1, Math.round(m / A_MINUTE));
  if (minutes > 30) return metres(m);
  return `${WORDS[minutes] ?? minutes} ${minutes === 1 ? 'minute’s' : 'minutes’'} walk`;
}
