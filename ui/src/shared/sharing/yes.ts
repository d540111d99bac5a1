import type { Audience, FieldGroup, NoteYes } from '#host/generated/calls.ts';
import { sharing, wording, type About } from '#shared/messages/en/sharing.ts';

/** A yes while it is being written down. */
export interface Yes {
  audience: Audience;
  fields: FieldGroup[];
  how: string;
  /** The words in somebody's own way; null: as proposed. */
  wording: string | null;
}

/** A yes to begin with: the least that makes sense, for the meeting. */
export function aYes(fields: readonly FieldGroup[]): Yes {
  return { audience: 'group', fields: fields.filter((field) => field === 'words'), how: sharing.hows[0] ?? '', wording: null };
}

/** The yes as it is kept; null while no part is chosen. Parts stand in the order in which they were read out. */
export function keptYes(yes: Yes, about: About, fields: readonly FieldGroup[]): NoteYes | null {
  const chosen = fields.filter((field) => yes.fields.includes(field));
  if (chosen.length === 0) return null;
  return { audience: yes.audience, fields: chosen, how: yes.how.trim(), wording: yes.wording?.trim() || wording(about, yes.audience, chosen) };
}
