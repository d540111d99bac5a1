"""Makes land.geojson: the outline of the world's land, cut at the antimeridian.

    npm install world-atlas@2.0.2
    pip install antimeridian==0.4.9 shapely==2.2.0
    python make_land.py node_modules/world-atlas/land-50m.json land.geojson

The npm package holds Natural Earth's 1:50m land (public domain) as TopoJSON, joined across the
antimeridian. A flat map needs it cut there again, or a line runs across the whole world.
"""

import json
import sys

import antimeridian
from shapely import make_valid
from shapely.geometry import mapping, shape

# Degrees. About 1.8 km at the equator: under one pixel up to zoom 6, where this outline is meant to
# be seen; nearer than that it only tells land from sea.
TOLERANCE = 0.016
DECIMALS = 3
# Square degrees. Islets smaller than this (about 1.5 km by 1.5 km) are too small to be seen.
SMALLEST = 0.0002


def arcs_of(topology):
    """The arcs of a quantised TopoJSON in degrees."""
    (scale_x, scale_y), (move_x, move_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        yield points


def ring_of(indexes, arcs):
    """A ring from arc numbers; `~n` is arc n backwards, and shared end points come once."""
    ring = []
    for index in indexes:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(points if not ring else points[1:])
    return ring


def polygons_of(topology):
    """Every polygon of the one land object, each a list of rings."""
    arcs = list(arcs_of(topology))
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            yield [ring_of(ring, arcs) for ring in polygon]


def parts_of(geometry):
    return geometry.geoms if geometry.geom_type == "MultiPolygon" else [geometry]


def cut(rings):
    """The polygon, in two or more parts where it crosses the antimeridian."""
    polygon = {"type": "Polygon", "coordinates": rings}
    crosses = any(abs(a[0] - b[0]) > 180 for ring in rings for a, b in zip(ring, ring[1:]))
    if crosses:
        # TopoJSON has outer rings clockwise, GeoJSON the other way round.
        return shape(antimeridian.fix_geojson(polygon, fix_winding=True))
    # Quantising makes a few coasts touch themselves.
    return make_valid(shape(polygon), method="structure")


def rounded(ring):
    points = []
    for lon, lat in ring:
        point = [round(lon, DECIMALS) + 0.0, round(lat, DECIMALS) + 0.0]
        if not points or points[-1] != point:
            points.append(point)
    return points


def main(source, target):
    with open(source, encoding="utf-8") as file:
        topology = json.load(file)
    polygons = []
    for rings in polygons_of(topology):
        for part in parts_of(cut(rings)):
            for simple in parts_of(part.simplify(TOLERANCE)):
                if simple.area < SMALLEST:
                    continue
                coordinates = mapping(simple)["coordinates"]
                kept = [rounded(ring) for ring in coordinates]
                polygons.append([ring for ring in kept if len(ring) > 3])
    # Biggest first, so that a reader meets the continents before the islets.
    polygons.sort(key=lambda rings: (-len(rings[0]), rings[0][0]))
    land = {"type": "MultiPolygon", "coordinates": polygons}
    with open(target, "w", encoding="utf-8", newline="\n") as file:
        json.dump(land, file, separators=(",", ":"))
        file.write("\n")
    points = sum(len(ring) for rings in polygons for ring in rings)
    print(f"{len(polygons)} polygons, {points} points")


if __name__ == "__main__":
    main(*sys.argv[1:3])
