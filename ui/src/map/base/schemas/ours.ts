import { AREA, get, oneOf, says, type Schema } from '../roles.ts';

const CLASS = get('class');

/** Tiles that Homeground makes itself: layers and classes of `crates/region`. */
export const ours: Schema = {
  land: [
    {
      layer: 'land',
      kind: CLASS,
      means: {
        residential: ['residential'],
        industrial: ['industrial'],
        farmland: ['farmland'],
        school: ['school', 'hospital', 'worship'],
        grass: ['grass'],
        scrub: ['scrub'],
        park: ['park', 'nature'],
        wood: ['wood'],
        allotments: ['allotments'],
        cemetery: ['cemetery'],
        sport: ['sport'],
        sand: ['sand'],
        wetland: ['wetland'],
        parking: ['parking'],
        pedestrian: ['pedestrian', 'pier'],
      },
    },
  ],
  water: [{ layer: 'water', kind: CLASS, means: { sea: ['sea'], water: ['water'], pool: ['pool'] } }],
  waterway: [{ layer: 'waterway', kind: CLASS, means: { river: ['river', 'canal'], stream: ['stream', 'drain', 'ditch'] } }],
  coast: [{ layer: 'coast' }],
  // The smallest of a full tile say from which zoom they are drawn: no view draws too many.
  drawn: ['<=', ['coalesce', get('from'), 0], ['zoom']],
  buildings: [{ layer: 'building' }],
  buildingsFrom: 13,
  roads: [
    {
      layer: 'road',
      kind: CLASS,
      means: {
        motorway: ['motorway'],
        trunk: ['trunk'],
        primary: ['primary'],
        secondary: ['secondary'],
        tertiary: ['tertiary'],
        minor: ['minor'],
        pedestrian: ['pedestrian'],
        service: ['service'],
        track: ['track'],
        path: ['path'],
        pier: ['pier'],
        rail: ['rail'],
      },
      bridge: says('bridge'),
      tunnel: says('tunnel'),
    },
  ],
  // Those of parishes run along streets and mean little to who walks there.
  boundaries: [{ layer: 'boundary', where: oneOf('class', 'country', 'state', 'county', 'district') }],
  trees: [{ layer: 'poi', where: oneOf('class', 'tree') }],
  houseNumbers: [{ layer: 'housenumber', number: get('number') }],
  streetNames: [
    {
      layer: 'road',
      kind: CLASS,
      means: {
        motorway: ['motorway'],
        trunk: ['trunk'],
        primary: ['primary'],
        secondary: ['secondary'],
        tertiary: ['tertiary'],
        minor: ['minor'],
        pedestrian: ['pedestrian'],
        service: ['service'],
        path: ['path', 'track', 'pier'],
      },
    },
  ],
  roadRefs: [
    { layer: 'road', kind: CLASS, ref: get('ref'), means: { motorway: ['motorway'], trunk: ['trunk'], primary: ['primary'], secondary: ['secondary'] } },
  ],
  waterNames: [{ layer: 'water', where: ['all', AREA, oneOf('class', 'water', 'sea')] }],
  waterwayNames: [{ layer: 'waterway' }],
  greenNames: [{ layer: 'land', where: oneOf('class', 'park', 'nature', 'wood', 'grass', 'allotments', 'cemetery', 'sport') }],
  points: [
    {
      layer: 'poi',
      kind: CLASS,
      means: {
        hall: ['townhall', 'courthouse'],
        community: ['community_centre', 'social_centre', 'social_facility', 'arts_centre', 'theatre', 'sports_centre', 'village_hall'],
        library: ['library', 'public_bookcase'],
        station: ['station', 'halt', 'bus_station'],
        school: ['school', 'college', 'university', 'kindergarten'],
        surgery: ['doctors', 'clinic', 'hospital', 'pharmacy', 'dentist'],
        worship: ['place_of_worship'],
        post: ['post_office'],
      },
    },
  ],
  places: [
    {
      layer: 'place',
      kind: CLASS,
      means: {
        city: ['city'],
        town: ['town'],
        village: ['village'],
        suburb: ['suburb'],
        neighbourhood: ['neighbourhood', 'quarter'],
        hamlet: ['hamlet'],
        locality: ['locality', 'farm', 'island'],
      },
    },
  ],
};
