/** Metres on foot in a minute: 4.5 km an hour, with a pram or a stick. */
const A_MINUTE = 75;
/** Streets are longer than the straight line between two places by about so many times. */
const WAY_ROUND = 1.3;
/** Minutes that are still said as a walk. */
const FARTHEST = 45;
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A distance as people say it: `90 m`, `1.2 km`, `14 km`. */
export function metres(m: number): string {
  if (m < 995) return `${m < 100 ? Math.round(m / 5) * 5 : Math.round(m / 10) * 10} m`;
  if (m < 9950) return `${(m / 1000).toFixed(1).replace(/\.0$/, '')} km`;
  return `${Math.round(m / 1000)} km`;
}

/** A straight line as a walk: `about five minutes’ walk`; beyond three quarters of an hour as `metres`. */
export function walk(m: number): string {
  const minutes = Math.max(1, Math.round((m * WAY_ROUND) / A_MINUTE));
  if (minutes > FARTHEST) return metres(m);
  return `about ${WORDS[minutes] ?? minutes} ${minutes === 1 ? 'minute’s' : 'minutes’'} walk`;
}
