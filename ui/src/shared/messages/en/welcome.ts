/** First start. */
export const welcome = {
  title: 'What is already strong here?',
  lead: 'Note what your neighbours are good at, see it on a map, and bring people together.',
  start: 'Start a map of your neighbourhood',
  startHint: 'Give it a name, then knock on the first door',
  sample: 'Look round the sample',
  sampleHint: 'Ashmere Riverside, invented people, yours to try',
  open: 'Open a map file',
  openHint: 'A file ending in .homeground, or drop it here',
  nameLabel: 'What do residents call it?',
  nameStart: 'Start the map',
  nameBack: 'Back',
  recent: 'Opened lately',
  gone: 'not where it was',
  promise: 'Everything stays in one file on this computer. No account, and nothing is sent anywhere.',
  town: 'The sample: an invented town',
  credit: 'An invented town',
};
