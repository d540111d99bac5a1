import type { Failure, Fault } from '#host/generated/calls.ts';
import { longDay } from '#shared/format/when.ts';

/** What happened, what is safe, what one can do. */
export interface FailureWords {
  what: string;
  safe: string;
  todo: string;
}

const FAULTS: Record<Fault, string> = {
  empty: 'is still empty',
  too_long: 'is too long',
  not_finite: 'is not a number that can be kept',
  out_of_range: 'is outside what is possible',
  unlikely: 'looks like a slip',
  crosses_itself: 'crosses itself',
  too_few_points: 'needs more corners',
  too_many_points: 'has too many corners',
  not_a_date: 'is not a date',
  unknown_word: 'has a word that is not understood',
};

/** Names of fields in sentences; a field that is not here goes by its own name. */
const FIELDS: Record<string, string> = {
  title: 'The title',
  why: 'The reason',
  name: 'The name',
  geometry: 'The outline',
  outline: 'The outline',
  email: 'The e-mail address',
  phone: 'The telephone number',
  postcode: 'The postcode',
  words: 'The line',
  availability: 'When it suits',
  home: 'The home',
  how_many: 'For how many people',
  within_m: 'How far away it may be',
};

/** What is wrong with one field, for the place beside it. */
export function faultWords(field: string, fault: Fault): string {
  return `${FIELDS[field] ?? `“${field}”`} ${FAULTS[fault]}.`;
}

/** A failure in plain words, by its code. */
export function failureWords(failure: Failure): FailureWords {
  const kept = 'Nothing was changed.';
  switch (failure.code) {
    case 'no_map':
      return { what: 'No map is open.', safe: kept, todo: 'Open one first.' };
    case 'not_found':
      return { what: 'This is not in the map any more.', safe: 'If it was removed lately, it is in the bin.', todo: 'Go back to the list.' };
    case 'invalid':
      return { what: faultWords(failure.field, failure.fault), safe: 'Your words are still here.', todo: 'Put it right and keep it again.' };
    case 'word_taken':
      return { what: `“${failure.word}” stands in another line already.`, safe: kept, todo: 'Add the other words to that line, or take it out there first.' };
    case 'not_both_agreed':
      return { what: 'Both have not said yes yet.', safe: kept, todo: 'Ask them both, and note what they say. Then they can meet.' };
    case 'in_use':
      return { what: 'This map is open in another window.', safe: kept, todo: 'Go on there, or close it there first.' };
    case 'read_only':
      return { what: 'This map was opened to look only.', safe: kept, todo: 'Close it in the other window to make changes here.' };
    case 'too_new': {
      const copy = failure.copy_of ? `Open the copy of ${longDay(failure.copy_of, failure.copy_of)}, or choose another.` : 'Bring Homeground up to date, or choose another map.';
      return { what: 'This map was made with a newer Homeground.', safe: kept, todo: copy };
    }
    case 'not_a_map':
      return { what: 'This file is not a map.', safe: kept, todo: 'Choose a file ending in .homeground, or bring this one into an open map.' };
    case 'damaged':
      return { what: 'Part of this map cannot be read.', safe: 'It has been kept as it is.', todo: 'Open the last safe copy, or choose another map.' };
    case 'missing':
      return { what: 'The file is not where it was.', safe: kept, todo: 'If it was moved, open it from its new place.' };
    case 'already_there':
      return { what: 'There is a file of that name already.', safe: 'It was left as it is.', todo: 'Choose another name.' };
    case 'disk_full':
      return { what: 'The disk is full.', safe: 'Your words are still here.', todo: 'Make room, or choose another place to keep them.' };
    case 'not_allowed':
      return { what: 'This computer does not allow that file or folder.', safe: kept, todo: 'Choose another place.' };
    case 'unreadable_file':
      return { what: failure.sentence, safe: kept, todo: 'Choose another file.' };
    case 'stopped':
      return { what: 'Stopped.', safe: kept, todo: '' };
    case 'bad_request':
    case 'unforeseen':
      return { what: 'Something went wrong inside Homeground.', safe: kept, todo: 'Try again; if it stays, the details below help whoever looks into it.' };
  }
}
