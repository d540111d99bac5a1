import type { Sheet } from './sheet.svelte.ts';

/** Layers whose shapes count as drawn: entries, their outlines, areas. */
const COUNTED = ['own-outside', 'own-inside', 'own-line', 'own-fill', 'own-area'];

declare global {
  interface Window {
    /** For tests, in development builds only. */
    homeground?: { drawn: () => number };
  }
}

/** Lets a test count what the map draws of our own, tickets included. Nothing in a build for people. */
export function tellWhatIsDrawn(sheet: Sheet): () => void {
  if (!__FOR_TESTS__) return () => {};
  const drawn = () => {
    const layers = COUNTED.filter((id) => sheet.map.getLayer(id));
    const tickets = sheet.map.getContainer().parentElement?.querySelectorAll('.tickets > li').length ?? 0;
    return sheet.map.queryRenderedFeatures({ layers }).length + tickets;
  };
  window.homeground = { drawn };
  return () => delete window.homeground;
}
