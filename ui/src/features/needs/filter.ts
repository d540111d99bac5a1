import type { AssetKind, Filter, Sharing } from '#host/generated/calls.ts';
import { availabilityOf, DAYS, PARTS, slotsOf } from '#shared/format/slots.ts';
import { isId } from '#shared/route.svelte.ts';
import { KINDS } from '#shared/shapes.ts';

/** Who may see it, from few to many; "only you" narrows nothing. */
const SHARED = ['coordinators', 'group', 'public'] as const satisfies readonly Sharing[];
/** A list as it stands in an address: each word escaped, commas between. */
const written = (words: readonly string[]) => words.map(encodeURIComponent).join(',');

/** Nothing is chosen: everything is shown. */
export const EVERYTHING: Filter = {
  kinds: [],
  tags: [],
  within_m: null,
  area: null,
  availability: [],
  room_for: null,
  facilities: [],
  languages: [],
  fresh: false,
  sharing: null,
};

/** Whether nothing is chosen. */
export function isEverything(filter: Filter): boolean {
  return Object.keys(paramsOf(filter)).length === 0;
}

/** What is chosen, in one order whatever was chosen first, so that two filters that show the same are the same. */
export function inOneOrder(filter: Filter): Filter {
  const words = (list: readonly string[]) => [...new Set(list)].sort();
  return {
    ...filter,
    kinds: KINDS.filter((kind) => filter.kinds.includes(kind)),
    tags: words(filter.tags),
    availability: availabilityOf(slotsOf(filter.availability)),
    facilities: words(filter.facilities),
    languages: words(filter.languages),
  };
}

/** A filter as it stands in an address; what is not chosen is left out. */
export function paramsOf(chosen: Filter): Record<string, string> {
  const filter = inOneOrder(chosen);
  const all: Record<string, string> = {
    kind: written(filter.kinds),
    near: filter.within_m === null ? '' : String(filter.within_m),
    area: filter.area ?? '',
    when: written(filter.availability),
    room: filter.room_for === null ? '' : String(filter.room_for),
    has: written(filter.facilities),
    speaks: written(filter.languages),
    tag: written(filter.tags),
    fresh: filter.fresh ? 'yes' : '',
    seen: filter.sharing ?? '',
  };
  return Object.fromEntries(Object.entries(all).filter(([, words]) => words !== ''));
}

/** The filter in an address; what is no choice of ours is left out. */
export function filterOf(params: URLSearchParams): Filter {
  const list = (name: string) => (params.get(name) ?? '').split(',').map(read).filter(Boolean);
  const number = (name: string) => {
    const value = Number(params.get(name));
    return Number.isFinite(value) && value > 0 ? value : null;
  };
  const room = number('room');
  const area = params.get('area');
  return inOneOrder({
    kinds: list('kind') as AssetKind[],
    tags: list('tag'),
    within_m: number('near'),
    area: isId(area) ? area : null,
    availability: list('when').filter(isSlot),
    room_for: room === null ? null : Math.ceil(room),
    facilities: list('has'),
    languages: list('speaks'),
    fresh: params.get('fresh') === 'yes',
    sharing: SHARED.find((sharing) => sharing === params.get('seen')) ?? null,
  });
}

function read(word: string): string {
  try {
    return decodeURIComponent(word).trim();
  } catch {
    return '';
  }
}

function isSlot(words: string): boolean {
  const [day, part, ...rest] = words.split(' ');
  const known = (all: readonly string[], word: string | undefined) => word !== undefined && all.includes(word);
  return known(DAYS, day) && (part === undefined || known(PARTS, part)) && rest.length === 0;
}
