import type { Look } from './base/colours.ts';
import { REGION } from './base/grounds.ts';
import type { Sheet } from './sheet.svelte.ts';

/** Layers whose shapes count as drawn: entries, their outlines, areas. */
const COUNTED = ['own-outside', 'own-inside', 'own-line', 'own-fill', 'own-area'];

/** What a test may ask the map. */
interface ForTests {
  /** How much of our own is drawn, tickets included. */
  drawn: () => number;
  /** How many features of the base map are drawn; one that lies in several tiles or layers counts once. */
  base: () => number;
  /** Goes to a place and resolves when all of it is drawn. */
  go: (lon: number, lat: number, zoom: number) => Promise<void>;
  /** Another look of the base map, on paper for example. */
  look: (look: Look) => void;
}

declare global {
  interface Window {
    /** For tests, in development builds only. */
    homeground?: ForTests;
  }
}

/** Lets a test count what the map draws, and look where it wants. Nothing in a build for people. */
export function tellWhatIsDrawn(sheet: Sheet): () => void {
  if (!__FOR_TESTS__) return () => {};
  const { map } = sheet;
  const drawn = () => {
    const layers = COUNTED.filter((id) => map.getLayer(id));
    const tickets = map.getContainer().parentElement?.querySelectorAll('.tickets > li').length ?? 0;
    return map.queryRenderedFeatures({ layers }).length + tickets;
  };
  const base = () => {
    const found = map.queryRenderedFeatures().filter(({ source }) => source === REGION);
    return new Set(found.map(({ sourceLayer, id, properties, geometry }) => `${sourceLayer} ${id ?? JSON.stringify([properties, geometry])}`)).size;
  };
  const go = (lon: number, lat: number, zoom: number) =>
    new Promise<void>((resolve) => {
      map.jumpTo({ center: [lon, lat], zoom });
      map.once('idle', () => resolve());
      map.triggerRepaint();
    });
  const look = (look: Look) => sheet.restyle({ ...sheet.options, look });
  window.homeground = { drawn, base, go, look };
  return () => delete window.homeground;
}
