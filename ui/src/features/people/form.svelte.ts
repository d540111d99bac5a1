import type { Availability, PersonForm } from '#host/generated/calls.ts';
import { typedList, typedNumber, typedText } from '#shared/format/typed.ts';

/** The lines of the form about a person while they are typed. */
export interface PersonLines {
  name: string;
  phone: string;
  email: string;
  number: string;
  street: string;
  postcode: string;
  asking: string;
  reach: string;
  asks: string;
  languages: string;
  notes: string;
  availability: Availability;
  askedNotTo: boolean;
}

/** The lines for a person, or for somebody new. */
export function linesOf(form?: PersonForm): PersonLines {
  return {
    name: form?.name ?? '',
    phone: form?.phone ?? '',
    email: form?.email ?? '',
    number: form?.house_number ?? '',
    street: form?.street ?? '',
    postcode: form?.postcode ?? '',
    asking: form?.asking ?? '',
    reach: form?.reach_m?.toString() ?? '',
    asks: form?.asks_per_month?.toString() ?? '',
    languages: form?.languages.join(', ') ?? '',
    notes: form?.notes ?? '',
    availability: form?.availability ?? [],
    askedNotTo: form?.asked_not_to ?? false,
  };
}

/** The form as the core takes it; null while a line is no number. The home is changed on the map and stays as it is. */
export function formOf(lines: PersonLines, before?: PersonForm): PersonForm | null {
  const reach = typedNumber(lines.reach);
  const asks = typedNumber(lines.asks);
  if (reach === undefined || asks === undefined) return null;
  return {
    name: lines.name.trim(),
    phone: typedText(lines.phone),
    email: typedText(lines.email),
    street: typedText(lines.street),
    house_number: typedText(lines.number),
    postcode: typedText(lines.postcode),
    home: before?.home ?? null,
    asking: typedText(lines.asking),
    reach_m: reach,
    asks_per_month: asks,
    availability: lines.availability,
    languages: typedList(lines.languages),
    notes: typedText(lines.notes),
    asked_not_to: lines.askedNotTo,
  };
}
