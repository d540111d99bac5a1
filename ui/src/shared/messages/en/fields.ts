/** Fields that several forms have. */
export const fields = {
  days: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  parts: { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' },
  slot: (day: string, part: string) => `${day}, ${part.toLowerCase()}`,
  notANumber: 'A whole number, or nothing.',
};
