import type { SchemaName } from '../region.ts';
import type { Schema } from '../roles.ts';
import { open_map_tiles } from './open_map_tiles.ts';
import { ours } from './ours.ts';
import { protomaps3 } from './protomaps3.ts';
import { protomaps4 } from './protomaps4.ts';
import { shortbread } from './shortbread.ts';

/** The schemas that have a role table. */
export const SCHEMAS: Readonly<Partial<Record<SchemaName, Schema>>> = { ours, protomaps3, protomaps4, open_map_tiles, shortbread };
