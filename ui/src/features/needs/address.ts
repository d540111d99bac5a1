/** An outline as it stands in an address: corners with semicolons between, longitude and latitude with a comma. */
export function outlineOf(words: string | null): [number, number][] | null {
  if (!words) return null;
  const corners = words.split(';').map((corner) => corner.split(',').map(Number));
  const right = corners.every((corner) => corner.length === 2 && corner.every(Number.isFinite));
  return right && corners.length >= 3 ? (corners as [number, number][]) : null;
}
