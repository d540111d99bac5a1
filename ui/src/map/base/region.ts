import type { BoundingBox } from '#host/generated/calls.ts';

/** How the tiles of a base map are organised, as the core recognises it. */
export type SchemaName = 'ours' | 'protomaps3' | 'protomaps4' | 'open_map_tiles' | 'shortbread' | 'pictures' | 'unknown';

/** What the style has to know of the region under the map. */
export interface Region {
  key: string;
  schema: SchemaName;
  format: 'vector' | 'picture';
  /** Where it has tiles, in degrees; null: not told, so tiles are asked for everywhere. */
  bounds: BoundingBox | null;
  min_zoom: number;
  max_zoom: number;
  /** Whose data it is, as the file says it. Other people's files say it in HTML. */
  credit: string | null;
  /** The layers its tiles have; empty: not told. */
  layers: readonly string[];
  /** Another number when it was made anew, so that its tiles are asked for again. */
  version?: number;
}

/** What the data of every schema but pictures and unknown ones is made of, and what its licence asks for. */
const OPENSTREETMAP = '© OpenStreetMap contributors';

/** The credit of a region as plain words. Data from OpenStreetMap is credited even if the file forgot to. */
export function creditOf({ schema, credit }: Pick<Region, 'schema' | 'credit'>): string {
  const said = plain(credit ?? '');
  // Our own regions always say it, and the sample's streets are invented.
  const complete = schema === 'pictures' || schema === 'unknown' || (schema === 'ours' && said !== '');
  if (complete || /openstreetmap/i.test(said)) return said;
  return said ? `${said} ${OPENSTREETMAP}` : OPENSTREETMAP;
}

const ENTITIES: Record<string, string> = { amp: '&', copy: '©', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', middot: '·' };

/** HTML as the words it shows. What comes out is put on screen as text, never as markup. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal: string, hex: string, name: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
      if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      return ENTITIES[name.toLowerCase()] ?? whole;
    })
    .replace(/\s+/g, ' ')
    .trim();
}
