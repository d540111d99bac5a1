import type { Audience, FieldGroup, GrantRow, WhoMaySee } from '#host/generated/calls.ts';

/** The audiences in order: a yes for one holds for those before it. */
export const AUDIENCES = ['coordinators', 'group', 'public'] as const satisfies readonly Audience[];

/** Yeses that were said together, told once. */
export function saidTogether(grants: readonly GrantRow[]): GrantRow[] {
  const told = new Map<string, GrantRow>();
  for (const grant of grants) {
    const key = JSON.stringify([grant.how, grant.given_on, grant.recorded_by, grant.expires_on]);
    if (!told.has(key)) told.set(key, grant);
  }
  return [...told.values()].sort((a, b) => b.given_on.localeCompare(a.given_on));
}

/** The parts that somebody sees now, and that can be taken back. */
export function partsShared(who: WhoMaySee): FieldGroup[] {
  return who.rows.filter((row) => row.coordinators !== 'no' || row.group !== 'no' || row.public !== 'no').map((row) => row.field);
}
