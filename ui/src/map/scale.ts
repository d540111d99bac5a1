/** The radius of the sphere of web maps, in metres. */
const EARTH = 6_378_137;
/** Pixels of the whole world at zoom 0. */
const WORLD = 512;

/** Metres of a pixel at a latitude and zoom. */
export function metresOfPixel(latitude: number, zoom: number): number {
  return (2 * Math.PI * EARTH * Math.cos((latitude * Math.PI) / 180)) / (WORLD * 2 ** zoom);
}

/**
 * The longest round length that fits.
 *
 * @param longest in pixels
 * @returns its length in pixels, and in words
 */
export function scaleBar(latitude: number, zoom: number, longest: number): { pixels: number; says: string } {
  const metre = metresOfPixel(latitude, zoom);
  const room = longest * metre;
  const power = 10 ** Math.floor(Math.log10(room));
  const length = power * ([5, 2, 1].find((n) => n * power <= room) ?? 1);
  const says = length >= 1000 ? `${length / 1000} km` : `${length} m`;
  return { pixels: length / metre, says };
}
