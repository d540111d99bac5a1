import { AREA, get, LINE, oneOf, says, type Schema } from '../roles.ts';

const KIND = get('pmap:kind');
/** The OpenStreetMap value where the kind is a collective name. */
const LAND_KIND = ['match', KIND, ['other', 'park'], ['coalesce', get('leisure'), get('landuse'), KIND], KIND] as never;
const NATURAL_KIND = ['coalesce', get('natural'), get('landuse'), get('leisure'), get('boundary'), ''] as never;
const POINT_KIND = ['coalesce', get('amenity'), get('railway'), KIND] as never;

/** Protomaps up to version 3: `pmap:kind`, with OpenStreetMap's own keys beside it. */
export const protomaps3: Schema = {
  earth: [{ layer: 'earth', where: AREA }],
  land: [
    {
      layer: 'landuse',
      kind: LAND_KIND,
      where: AREA,
      means: {
        residential: ['residential', 'neighbourhood'],
        industrial: ['industrial', 'commercial', 'retail', 'railway', 'brownfield', 'quarry', 'military'],
        farmland: ['farmland', 'farmyard', 'orchard', 'vineyard'],
        school: ['school', 'university', 'college', 'kindergarten', 'hospital'],
        grass: ['grass', 'meadow', 'village_green', 'recreation_ground', 'dog_park', 'common'],
        park: ['park', 'garden', 'nature_reserve', 'national_park', 'protected_area', 'zoo'],
        wood: ['forest', 'wood'],
        allotments: ['allotments'],
        cemetery: ['cemetery'],
        sport: ['golf_course', 'pitch', 'playground', 'stadium', 'sports_centre', 'track'],
        sand: ['beach', 'sand'],
        pedestrian: ['pedestrian', 'pier'],
      },
    },
    {
      layer: 'natural',
      kind: NATURAL_KIND,
      where: AREA,
      means: {
        grass: ['grassland', 'meadow', 'grass', 'recreation_ground', 'village_green'],
        scrub: ['scrub', 'heath'],
        park: ['nature_reserve', 'national_park', 'protected_area'],
        wood: ['wood', 'forest'],
        sand: ['sand', 'beach', 'shingle', 'bare_rock'],
        wetland: ['wetland', 'marsh'],
      },
    },
  ],
  // Water that says nothing of itself is the sea, which is cut from the coast.
  water: [
    {
      layer: 'water',
      kind: ['case', oneOf('leisure', 'swimming_pool'), 'pool', ['has', 'natural'], 'water', 'sea'] as never,
      where: AREA,
      means: { sea: ['sea'], water: ['water'], pool: ['pool'] },
    },
  ],
  waterway: [{ layer: 'physical_line', kind: get('waterway'), where: LINE, means: { river: ['river', 'canal'], stream: ['stream', 'drain', 'ditch'] } }],
  buildings: [{ layer: 'buildings', where: AREA }],
  // They say nothing of their size: farther away a view would have too many.
  buildingsFrom: 15,
  roads: [
    {
      layer: 'roads',
      kind: ['case', oneOf('pmap:kind', 'path'), ['coalesce', get('pmap:kind_detail'), 'path'], KIND] as never,
      where: LINE,
      means: {
        motorway: ['highway'],
        primary: ['major_road'],
        secondary: ['medium_road'],
        minor: ['minor_road'],
        pedestrian: ['pedestrian'],
        service: ['other'],
        track: ['track'],
        path: ['path', 'footway', 'cycleway', 'bridleway', 'steps', 'corridor'],
      },
      bridge: says('bridge'),
      tunnel: says('tunnel'),
    },
    {
      layer: 'transit',
      kind: get('railway'),
      where: LINE,
      means: { rail: ['rail', 'light_rail', 'tram', 'subway', 'narrow_gauge', 'monorail'] },
      bridge: says('bridge'),
      tunnel: says('tunnel'),
    },
  ],
  boundaries: [{ layer: 'boundaries', where: ['<=', ['to-number', get('pmap:min_admin_level'), 0], 8] }],
  houseNumbers: [],
  streetNames: [
    {
      layer: 'roads',
      kind: KIND,
      where: LINE,
      means: { motorway: ['highway'], primary: ['major_road'], secondary: ['medium_road'], minor: ['minor_road'], path: ['path', 'other'] },
    },
  ],
  roadRefs: [{ layer: 'roads', kind: KIND, ref: get('ref'), where: LINE, means: { motorway: ['highway'], primary: ['major_road'], secondary: ['medium_road'] } }],
  waterNames: [{ layer: 'water', where: AREA }],
  waterwayNames: [{ layer: 'physical_line', where: ['all', LINE, ['has', 'waterway']] }],
  greenNames: [{ layer: 'pois', where: oneOf('pmap:kind', 'park', 'cemetery') }],
  points: [
    {
      layer: 'pois',
      kind: POINT_KIND,
      means: {
        hall: ['townhall'],
        community: ['community_centre', 'arts_centre', 'theatre'],
        library: ['library'],
        station: ['station', 'halt', 'bus_station'],
        school: ['school', 'college', 'university'],
        surgery: ['doctors', 'clinic', 'hospital', 'pharmacy'],
        worship: ['place_of_worship'],
        post: ['post_office'],
      },
    },
  ],
  places: [
    {
      layer: 'places',
      kind: ['coalesce', get('place'), KIND] as never,
      means: {
        city: ['city'],
        town: ['town', 'locality'],
        village: ['village'],
        suburb: ['suburb', 'borough'],
        neighbourhood: ['neighbourhood', 'quarter'],
        hamlet: ['hamlet'],
        locality: ['isolated_dwelling', 'farm', 'island'],
      },
    },
  ],
};
