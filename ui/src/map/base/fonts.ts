/**
 * Families of the map's text. MapLibre draws with the fonts of the page, and takes weight and slant from the first name;
 * where a computer has no family of that name, the bundled one after it is used with that weight. What no bundled font
 * can write, the system's fonts do.
 */
const BUNDLED = ['Noto Sans Variable', 'Noto Sans Arabic'] as const;

export const REGULAR: string[] = [...BUNDLED];
export const STRONG: string[] = ['Noto Sans SemiBold', ...BUNDLED];
export const SLANTED: string[] = ['Noto Sans Medium Italic', ...BUNDLED];

/**
 * Resolves when the bundled fonts can be drawn with. MapLibre keeps what it has drawn, so a letter that comes too early
 * would stay in another font.
 */
export async function fontsReady(): Promise<void> {
  const wanted = [...document.fonts].filter(({ family }) => (BUNDLED as readonly string[]).includes(family.replace(/["']/g, '')));
  // A font that cannot be read is replaced by the system's; there is nothing to wait for.
  await Promise.allSettled(wanted.map((face) => face.load()));
}
