import { query, type Query } from './cache.svelte.ts';
import type { AppState, MapInfo } from './generated/calls.ts';

let state: Query<'app_state'> | undefined;

/** Starts to keep the state of the program. Called once, by the shell of the screens. */
export function startSession(): void {
  state = query('app_state', () => ({}), { keep: true });
}

/** The state of the program: the open map, recent maps, who uses this computer. */
export const session = {
  get app(): AppState | undefined {
    return state?.data;
  },
  get failure() {
    return state?.failure;
  },
  get slow() {
    return state?.slow ?? false;
  },
  /** The open map. */
  get map(): MapInfo | null {
    return state?.data?.map ?? null;
  },
  /** Today as the core sees it, ISO 8601. */
  get today(): string {
    return state?.data?.map?.today ?? new Date().toISOString().slice(0, 10);
  },
};
