import type { RecordRef } from '#host/generated/calls.ts';

import { to } from './route.svelte.ts';

/** The page of a record, as a route. */
export function placeOf(record: RecordRef): string[] {
  switch (record.kind) {
    case 'person':
      return ['people', record.id];
    case 'need':
      return ['looking-for', record.id];
    case 'asset':
      return ['entry', record.id];
    default:
      return ['map'];
  }
}

/** The address of a record's page, for links. */
export function addressOf(record: RecordRef): string {
  return record.kind === 'area' ? to(['map'], { area: record.id }) : to(placeOf(record));
}
