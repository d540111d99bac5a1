"""Makes `streets.osm`, the invented streets of Ashmere Riverside.

    python3 make_streets.py            writes streets.osm beside this file
    python3 make_streets.py --doors    also prints every door, one a line: number, street, postcode, lon, lat
    python3 make_streets.py --places   also prints the named shapes, one GeoJSON feature a line

Standard library only. The same bytes come out every time: the only chance in it
is a generator with a fixed seed. `town.py` holds what was drawn by hand.
"""

import json
import math
import random
import sys
from pathlib import Path
from xml.sax.saxutils import quoteattr

import town
from shapes import along, at, block, crossing, inside, ring_distance, smooth, thin, to_segment, touch

# Metres per degree at 47° north on WGS 84, good to a part in a thousand over the town.
METRES_PER_DEGREE_LAT = 111_172.0
METRES_PER_DEGREE_LON = 76_056.0
# From the middle of a road to the nearest house front, metres.
FRONT_M = {"primary": 12.5, "secondary": 9.5, "tertiary": 9.5, "residential": 8.4, "unclassified": 9.5, "service": 6.0, "footway": 2.5}
# Ends of streets that stop this near to another street are joined to it.
JOIN_M = 13.0
# The letters a British postcode may end in, less a few easily misread.
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


def lon_lat(p):
    """Degrees of a point, seven decimals as OpenStreetMap keeps them."""
    return town.ORIGIN_LON + p[0] / METRES_PER_DEGREE_LON, town.ORIGIN_LAT + p[1] / METRES_PER_DEGREE_LAT


def draw_streets():
    """Smooth centrelines that share a point wherever they meet: [(name, highway, points, sides, surveyed)]."""
    lines = [smooth([tuple(map(float, p)) for p in street[2]]) for street in town.STREETS]
    lines = [thin(line) for line in lines]
    on_foot = [street[1] == "footway" for street in town.STREETS]
    for i, line in enumerate(lines):
        for end in (0, -1):
            best = None
            for j, other in enumerate(lines):
                if i == j or town.STREETS[i][0] == "Town Bridge" or (on_foot[j] and not on_foot[i]):
                    continue
                for a, b in zip(other, other[1:]):
                    distance, q = to_segment(line[end], a, b)
                    if distance < JOIN_M and (best is None or distance < best[0]):
                        best = (distance, q)
            if best is None:
                continue
            # A line that runs past the other is cut back before its end moves onto it.
            while len(line) > 2 and math.dist(line[1 if end == 0 else -2], best[1]) < 5:
                line.pop(1 if end == 0 else -2)
            line[end] = best[1]
    for i in range(len(lines)):
        for j in range(i):
            join(lines, i, j)
    return [(street[0], street[1], line, street[3], street[4]) for street, line in zip(town.STREETS, lines)]


def join(lines, i, j):
    """Puts the points where two lines cross or touch into both."""
    for k in range(len(lines[i]) - 2, -1, -1):
        for m in range(len(lines[j]) - 2, -1, -1):
            a, b, c, d = lines[i][k], lines[i][k + 1], lines[j][m], lines[j][m + 1]
            p = crossing(a, b, c, d)
            if p is None:
                p = next((e for e in (a, b) if to_segment(e, c, d)[0] < 0.05), None) or next((e for e in (c, d) if to_segment(e, a, b)[0] < 0.05), None)
            if p is None:
                continue
            p = (round(p[0], 2), round(p[1], 2))
            for line, where in ((lines[i], k), (lines[j], m)):
                near = [n for n in (where, where + 1) if math.dist(line[n], p) < 0.6]
                if near:
                    line[near[0]] = p
                else:
                    line.insert(where + 1, p)


class Ground:
    """What is already built or kept free, and whether a house still fits.

    Everything is filed under the squares of 40 m it comes near, so that a house looks only at its neighbours.
    """
    SQUARE_M = 40.0

    def __init__(self, streets):
        self.segments, self.kept, self.built = {}, {}, {}
        lines = [(line, FRONT_M[highway] - 1.2 if highway != "footway" else 2.2) for _, highway, line, _, _ in streets]
        lines += [(smooth(town.BROOK), 7.0), (town.RAILWAY, 13.0)]
        for line, clear in lines:
            for a, b in zip(line, line[1:]):
                self.file(self.segments, [a, b], (a, b, clear))
        banks = thin(smooth(town.SOUTH_BANK)) + thin(smooth(town.NORTH_BANK))[::-1]
        for ring in [banks] + [ring for _, ring, _ in grounds()]:
            self.file(self.kept, ring, ring)
        for _, centre, w, d, turn, shape, _ in town.BUILDINGS:
            self.file(self.built, block(shape, centre, w, d, turn), (block(shape, centre, w, d, turn), 3.5))

    def squares(self, points):
        """The squares within the box of the points, with 15 m to spare."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return ((i, j) for i in range(math.floor((min(xs) - 15) / self.SQUARE_M), math.floor((max(xs) + 15) / self.SQUARE_M) + 1)
                for j in range(math.floor((min(ys) - 15) / self.SQUARE_M), math.floor((max(ys) + 15) / self.SQUARE_M) + 1))

    def file(self, index, points, what):
        """Files `what` under every square its points come near."""
        for square in self.squares(points):
            index.setdefault(square, []).append(what)

    def near(self, index, points):
        """What is filed near the points, each once."""
        return list({id(what): what for square in self.squares(points) for what in index.get(square, ())}.values())

    def add(self, ring):
        """Counts a house as built."""
        self.file(self.built, ring, (ring, None))

    def fits(self, ring, gap):
        """Whether the outline is clear of roads, water, greens and everything built, `gap` metres from other houses."""
        if any(abs(x) > town.HALF_WIDTH_M or abs(y) > town.HALF_HEIGHT_M for x, y in ring):
            return False
        points = list(ring) + [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(ring, ring[1:] + ring[:1])]
        if any(to_segment(p, a, b)[0] < clear for a, b, clear in self.near(self.segments, ring) for p in points):
            return False
        if any(inside(p, kept) or ring_distance(p, kept) < 2.0 for kept in self.near(self.kept, ring) for p in ring):
            return False
        return not any(touch(ring, other, gap if apart is None else apart) for other, apart in self.near(self.built, ring))

    def free(self, p):
        """Whether a tree could stand there."""
        return (not any(inside(p, ring) or ring_distance(p, ring) < 1.5 for ring, _ in self.near(self.built, [p]))
                and all(to_segment(p, a, b)[0] > min(clear, 5) for a, b, clear in self.near(self.segments, [p])))


def grounds():
    """Greens, grounds and ponds: [(slug, ring, tags)]."""
    return [(slug, thin(smooth([tuple(map(float, p)) for p in ring], 9, True), 0.3) if curved else [tuple(map(float, p)) for p in ring], tags)
            for slug, curved, ring, tags in town.GROUNDS]


def rows(kind, chance):
    """One row of houses: how many, width, depth, set-back and the gap after the row, metres."""
    if kind == "terrace":
        return chance.choice((4, 5, 6, 6, 7, 8)), chance.uniform(6.9, 7.7), chance.uniform(8.4, 9.8), chance.choice((0.3, 0.8, 2.0, 2.6)), chance.choice((2.5, 4.0, 6.5))
    if kind == "shops":
        return chance.choice((3, 4, 5)), chance.uniform(7.6, 9.8), chance.uniform(10.5, 13.5), 0.2, chance.choice((0.8, 2.0, 3.6))
    if kind == "cottage":
        return chance.choice((2, 3, 3, 4)), chance.uniform(7.2, 8.4), chance.uniform(7.0, 8.4), chance.uniform(0.5, 5.0), chance.uniform(4.0, 12.0)
    if kind == "semi":
        return 2, chance.uniform(7.6, 8.6), chance.uniform(8.0, 9.4), chance.uniform(3.5, 5.0), chance.uniform(4.4, 7.0)
    return 1, chance.uniform(10.0, 13.0), chance.uniform(8.5, 10.5), chance.uniform(5.0, 9.0), chance.uniform(6.0, 12.0)


def build_side(line, highway, side, kind, chance, ground):
    """House outlines along one side of a street, in order. `side` is 1 for left, -1 for right."""
    out, lengths = [], along(line)
    s = chance.uniform(7.0, 11.0)
    while s < lengths[-1] - 12:
        count, width, depth, back, after = rows(kind, chance)
        front = FRONT_M[highway] + back
        extension = kind in ("terrace", "shops", "semi") and chance.random() < 0.7
        row = []
        while len(row) < count and s + width <= lengths[-1] - 4:
            ring = house(line, lengths, s, width, front, depth, side, extension and 1 + len(row) % 2)
            fits = ground.fits(ring, 3.0 if kind == "detached" else 1.0)
            if not fits and row:
                break
            s += width if fits else 2.5
            if fits:
                row.append(ring)
        if not row:
            break
        # Houses of a row share their walls, so they are set against others only once the row is whole.
        for ring in row:
            ground.add(ring)
        out += row
        s += after
    return out


def house(line, lengths, s, width, front, depth, side, extension):
    """The outline of one house from `s` to `s + width` along the street.

    `extension` is 0 for none, 1 or 2 for a back room against the further or the nearer wall.
    """
    def corner(s, away):
        here, (dx, dy) = at(line, lengths, s)
        return here[0] - dy * away * side, here[1] + dx * away * side
    a, b, c, d = corner(s, front), corner(s + width, front), corner(s + width, front + depth), corner(s, front + depth)
    length = math.dist(a, d)
    back = ((d[0] - a[0]) / length * 3.4, (d[1] - a[1]) / length * 3.4)
    mid = ((c[0] + d[0]) / 2, (c[1] + d[1]) / 2)
    if extension == 1:
        ring = [a, b, c, plus(c, back), plus(mid, back), mid, d]
    elif extension == 2:
        ring = [a, b, c, mid, plus(mid, back), plus(d, back), d]
    else:
        ring = [a, b, c, d]
    return ring if side > 0 else ring[::-1]


def plus(p, q):
    """The sum of two vectors."""
    return p[0] + q[0], p[1] + q[1]


class Osm:
    """Collects nodes, ways and relations and writes them as OpenStreetMap XML."""

    def __init__(self):
        self.nodes, self.by_place, self.ways, self.relations = [], {}, [], []

    def node(self, p, tags=None):
        """A node's id; untagged nodes at the same place (to 1 cm) are one."""
        key = (round(p[0], 2), round(p[1], 2))
        if tags is None and key in self.by_place:
            return self.by_place[key]
        self.nodes.append((key, tags or {}))
        if tags is None:
            self.by_place[key] = len(self.nodes)
        return len(self.nodes)

    def way(self, points, tags, closed=False):
        """A way's id; a closed one ends at its first node."""
        refs = [self.node(p) for p in points]
        refs = [r for i, r in enumerate(refs) if i == 0 or r != refs[i - 1]]
        if closed and refs[0] != refs[-1]:
            refs.append(refs[0])
        self.ways.append((refs, tags))
        return len(self.ways)

    def write(self, path):
        """The file, one element a line."""
        west, south = lon_lat((-town.HALF_WIDTH_M, -town.HALF_HEIGHT_M))
        east, north = lon_lat((town.HALF_WIDTH_M, town.HALF_HEIGHT_M))
        # `copyright` is what the map shows as its credit; without it that would be OpenStreetMap's.
        out = ['<?xml version="1.0" encoding="UTF-8"?>',
               '<osm version="0.6" generator="Homeground make_streets.py" copyright="Invented streets, drawn for Homeground">',
               '<!-- An invented town. Made by make_streets.py; not OpenStreetMap data. -->',
               f'<bounds minlat="{south:.7f}" minlon="{west:.7f}" maxlat="{north:.7f}" maxlon="{east:.7f}"/>']

        def tag_lines(tags):
            return [f'<tag k={quoteattr(k)} v={quoteattr(v)}/>' for k, v in sorted(tags.items())]
        for number, (p, tags) in enumerate(self.nodes, 1):
            lon, lat = lon_lat(p)
            head = f'<node id="{number}" version="1" lat="{lat:.7f}" lon="{lon:.7f}"'
            out += [head + ">", *tag_lines(tags), "</node>"] if tags else [head + "/>"]
        for number, (refs, tags) in enumerate(self.ways, 1):
            out += [f'<way id="{number}" version="1">', *(f'<nd ref="{r}"/>' for r in refs), *tag_lines(tags), "</way>"]
        for number, (members, tags) in enumerate(self.relations, 1):
            out += [f'<relation id="{number}" version="1">', *(f'<member type="way" ref="{w}" role="{role}"/>' for w, role in members), *tag_lines(tags), "</relation>"]
        path.write_text("\n".join(out + ["</osm>", ""]), encoding="utf-8", newline="\n")


def postcodes():
    """A postcode for every named street: `QQ1 2AB` and so on."""
    names = sorted({street[0] for street in town.STREETS if street[0]})
    return {name: f"QQ1 {1 + i % 9}{LETTERS[(i * 7) % 20]}{LETTERS[(i * 3 + 4) % 20]}" for i, name in enumerate(names)} | {"Corn Hill": "QQ1 2NL"}


BUILDING_TAG = {"terrace": "house", "shops": "retail", "cottage": "house", "semi": "semidetached_house", "detached": "detached"}


def main():
    chance = random.Random(1794)  # The year over the door of the Rope Shed.
    osm, doors, places = Osm(), [], []
    streets = draw_streets()
    ground = Ground(streets)
    country(osm)
    for slug, ring, tags in grounds():
        osm.way(ring, tags, True)
        places.append((slug, tags.get("name", slug), "Polygon", ring))
    for name, highway, line, _, _ in streets:
        tags = {"highway": highway} | ({"name": name} if name else {})
        if name == "Town Bridge":
            tags |= {"bridge": "yes", "layer": "1"}
        osm.way(line, tags)
        if name:
            places.append((slug_of(name), name, "LineString", line))
    for slug, centre, w, d, turn, shape, tags in town.BUILDINGS:
        ring = block(shape, centre, w, d, turn)
        osm.way(ring, tags, True)
        places.append((slug, tags.get("name", slug), "Polygon", ring))
        if "addr:street" in tags:
            doors.append((tags["addr:housenumber"], tags["addr:street"], tags["addr:postcode"], centre))
    settle(osm, streets, chance, ground, doors, places)
    for name, value, p in town.PLACES:
        osm.node(p, {"place": value, "name": name})
    for tags, p in town.FURNITURE:
        osm.node(p, tags)
    plant(osm, chance, ground)
    osm.write(Path(__file__).with_name("streets.osm"))
    if "--doors" in sys.argv:
        for number, street, code, p in doors:
            print(f"{number}\t{street}\t{code}\t{lon_lat(p)[0]:.7f}\t{lon_lat(p)[1]:.7f}")
    if "--places" in sys.argv:
        for slug, name, shape, ring in places:
            print(json.dumps(feature(slug, name, shape, ring), ensure_ascii=False))


def settle(osm, streets, chance, ground, doors, places):
    """Puts houses along every street, numbers them, and opens the shops."""
    codes = postcodes()
    taken = {(street, number) for number, street, _, _ in doors}
    shops = {(street, number): (name, tags) for name, tags, street, number in town.POINTS}
    for name, highway, line, sides, surveyed in streets:
        low, high = surveyed if isinstance(surveyed, tuple) else (1, 9999 if surveyed else 0)
        for side, kind, first in ((1, sides[0], 1), (-1, sides[1], 2)):
            # No thirteen, as in many a real street, and none that a larger building has.
            numbers = iter([n for n in range(first, 999, 2) if n != 13 and (name, str(n)) not in taken])
            for ring in build_side(line, highway, side, kind, chance, ground) if kind else ():
                number = next(numbers)
                tags = {"building": BUILDING_TAG[kind]}
                if low <= number <= high:
                    tags |= {"addr:housenumber": str(number), "addr:street": name, "addr:postcode": codes[name]}
                    doors.append((str(number), name, codes[name], middle(ring)))
                shop = shops.pop((name, str(number)), None)
                if shop:
                    tags |= {"name": shop[0], **shop[1]}
                    places.append((slug_of(shop[0]), shop[0], "Point", middle(ring)))
                osm.way(ring, tags, True)
    if shops:
        sys.exit(f"no such door for: {sorted(shops)}")


def slug_of(name):
    """`Dyer's Lane` as `dyers-lane`."""
    return name.lower().replace("'", "").replace(" ", "-")


def middle(ring):
    """The mean of a house's first corners: within it, near the front."""
    return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)


def feature(slug, name, shape, ring):
    """A named shape as a GeoJSON feature, right-handed and closed."""
    if shape == "Point":
        coordinates = [round(v, 6) for v in lon_lat(ring)]
    else:
        coordinates = [[round(v, 6) for v in lon_lat(p)] for p in ring]
        if shape == "Polygon":
            turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))
            coordinates = coordinates if turn > 0 else coordinates[::-1]
            coordinates = [coordinates + coordinates[:1]]
    return {"type": "Feature", "id": slug, "properties": {"name": name}, "geometry": {"type": shape, "coordinates": coordinates}}


def country(osm):
    """River, brook, railway, fields and the wood."""
    osm.way(thin(smooth(town.RESIDENTIAL, 20, True), 1.0), {"landuse": "residential"}, True)
    for use, ring in town.COUNTRY:
        osm.way(thin(smooth(ring, 30, True), 1.0), {"landuse": use}, True)
    river = thin(smooth(town.SOUTH_BANK), 0.4) + thin(smooth(town.NORTH_BANK), 0.4)[::-1]
    osm.way(river, {"natural": "water", "water": "river", "name": "River Lenn"}, True)
    osm.way(thin(smooth(town.RIVER_LINE), 0.6), {"waterway": "river", "name": "River Lenn"})
    osm.way(thin(smooth(town.BROOK), 0.4), {"waterway": "stream", "name": "Withy Brook"})
    osm.way(thin(smooth(town.RAILWAY, 30), 0.6), {"railway": "rail"})
    outer = osm.way(thin(smooth(town.WOOD_OUTER, 14, True), 0.5), {}, True)
    inner = osm.way(thin(smooth(town.WOOD_INNER, 9, True), 0.4), {}, True)
    osm.relations.append(([(outer, "outer"), (inner, "inner")], {"type": "multipolygon", "natural": "wood", "name": town.WOOD_NAME}))


def plant(osm, chance, ground):
    """Trees in the greens, and here and there in a garden."""
    rings = {slug: ring for slug, ring, _ in grounds()}
    bare = [rings[slug] for slug in ("meadows-pitch", "meadows-pond", "meadows-playground", "bowling-green")]
    for slug, count in town.TREES:
        ring, planted = rings[slug], 0
        while planted < count:
            p = (chance.uniform(min(x for x, _ in ring), max(x for x, _ in ring)), chance.uniform(min(y for _, y in ring), max(y for _, y in ring)))
            if (inside(p, ring) and ring_distance(p, ring) > 3 and ground.free(p)
                    and not any(ring is not r and (inside(p, r) or ring_distance(p, r) < 4) for r in bare)):
                osm.node(p, {"natural": "tree"})
                planted += 1
    gardens = sorted({what[0][0] for filed in ground.built.values() for what in filed})
    for x, y in chance.sample(gardens, len(gardens) // 3):
        turn, away = chance.uniform(0, 2 * math.pi), chance.uniform(13, 20)
        p = (x + away * math.cos(turn), y + away * math.sin(turn))
        if ground.free(p) and not any(inside(p, r) for r in ground.near(ground.kept, [p])) and all(
                to_segment(p, a, b)[0] > 11 for a, b, _ in ground.near(ground.segments, [p])):
            osm.node(p, {"natural": "tree"})


if __name__ == "__main__":
    main()
