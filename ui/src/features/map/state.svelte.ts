import type { AreaChoice, AreaRow, AssetKind, EntryFilter, EntryOrder, EntryRow, Side } from '#host/generated/calls.ts';
import { session } from '#host/session.svelte.ts';

/** A shape of the key that was pressed: only these are shown. */
export interface Only {
  side: Side;
  kind: AssetKind | null;
}

/** What somebody looks at on the map page; it stays while they are on other pages. */
class MapState {
  /** Key of the chosen area; null: the whole map. */
  areaId = $state<string | null>(null);
  /** Which list is shown. */
  side = $state<Side>('offer');
  only = $state.raw<Only | null>(null);
  order = $state<EntryOrder>('lately_confirmed');
  /** The entry with the callout. */
  chosen = $state.raw<EntryRow | null>(null);
  /** The entry under the pointer, in the list or on the map. */
  pointed = $state.raw<EntryRow | null>(null);
  /** Further entries where the map was pressed. */
  under = $state.raw<readonly string[]>([]);
  layers = $state({ offers: true, needs: true, areas: true, grid: false });
  /** How the streets under the entries are drawn. */
  base = $state({ quiet: false, buildingsOnly: false, paper: false });
  /** In a narrow window one pane at a time. */
  pane = $state<'list' | 'map'>('list');

  /** The chosen area; null: the whole map. */
  get area(): AreaRow | null {
    return session.map?.areas.find(({ id }) => id === this.areaId) ?? null;
  }

  get choice(): AreaChoice {
    const { area } = this;
    return area?.geometry ? { of: 'known', id: area.id } : { of: 'whole' };
  }

  /** What the list shows. */
  get listFilter(): EntryFilter {
    const only = this.only?.side === this.side ? this.only : null;
    return { side: this.side, kinds: only ? [only.kind] : null, area: this.choice, words: null };
  }

  /** What the map shows: everything in view, inside the area or not. */
  get mapFilter(): EntryFilter {
    return { side: this.mapSide, kinds: this.only ? [this.only.kind] : null, area: { of: 'whole' }, words: null };
  }

  /** The one side that the map shows; null: both. */
  get mapSide(): Side | null {
    if (this.only) return this.only.side;
    if (this.layers.offers === this.layers.needs) return null;
    return this.layers.offers ? 'offer' : 'need';
  }

  /** Shows only the shapes that were pressed in the key; pressing them again shows all. */
  press(only: Only): void {
    const again = this.only?.side === only.side && this.only.kind === only.kind;
    this.only = again ? null : only;
    if (!again) this.side = only.side;
  }

  /** Looks at another area; null: the whole map. */
  lookAt(areaId: string | null): void {
    this.areaId = areaId;
    this.chosen = null;
    this.under = [];
  }

  /** Chooses an entry; its list comes to the front. */
  choose(row: EntryRow | null, under: readonly string[] = []): void {
    this.chosen = row;
    this.under = under;
    if (row && this.only && (this.only.side !== row.mark.side || this.only.kind !== row.mark.kind)) this.only = null;
    if (row) this.side = row.mark.side;
  }
}

/** The state of the map page. */
export const mapState = new MapState();
