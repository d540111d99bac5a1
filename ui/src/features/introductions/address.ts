import type { WhichIntroductions } from '#host/generated/calls.ts';

/** The part of the address that stands for what came of all of them. */
export const CAME_OF_IT = 'came-of-it';

/** The choices of the list, in their order. */
export const WHICH = ['open', 'due', 'happened', 'not_this_time'] as const satisfies readonly WhichIntroductions[];

/** Which introductions an address lists. */
export function whichOf(params: URLSearchParams): WhichIntroductions {
  return WHICH.find((which) => which === params.get('which')) ?? 'open';
}

/** The address of one introduction, or of what came of all, with the list as it is; null: the list alone. */
export function inList(part: string | null, params: URLSearchParams): [string[], Record<string, string>?] {
  const which = whichOf(params);
  const path = part === null ? ['introductions'] : ['introductions', part];
  return which === 'open' ? [path] : [path, { which }];
}
