"""Plane geometry for the sample's streets, in metres. Points are (east, north)."""

import math


def smooth(points, step=11.0, closed=False):
    """Points along a Catmull-Rom curve through `points`, about `step` metres apart."""
    out = []
    count = len(points)
    for i in range(count if closed else count - 1):
        if closed:
            before, a, b, after = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            a, b = points[i], points[i + 1]
            before = points[i - 1] if i else (2 * a[0] - b[0], 2 * a[1] - b[1])
            after = points[i + 2] if i + 2 < count else (2 * b[0] - a[0], 2 * b[1] - a[1])
        pieces = max(1, round(math.dist(a, b) / step))
        for k in range(pieces):
            t = k / pieces
            out.append(tuple(
                0.5 * (2 * a[d] + (b[d] - before[d]) * t
                       + (2 * before[d] - 5 * a[d] + 4 * b[d] - after[d]) * t * t
                       + (3 * a[d] - before[d] - 3 * b[d] + after[d]) * t ** 3)
                for d in (0, 1)))
    return out if closed else out + [tuple(points[-1])]


def thin(points, tolerance=0.25):
    """The line with the points left out that lie within `tolerance` metres of it."""
    if len(points) < 3:
        return list(points)
    far, where = max((to_segment(p, points[0], points[-1])[0], i) for i, p in enumerate(points[1:-1], 1))
    if far <= tolerance:
        return [points[0], points[-1]]
    return thin(points[:where + 1], tolerance)[:-1] + thin(points[where:], tolerance)


def to_segment(p, a, b):
    """Distance from `p` to the segment, and the nearest point on it."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length_2 = dx * dx + dy * dy
    t = 0 if length_2 == 0 else max(0, min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length_2))
    q = (a[0] + t * dx, a[1] + t * dy)
    return math.dist(p, q), q


def crossing(a, b, c, d):
    """Where the segments a-b and c-d cross, or None."""
    rx, ry, sx, sy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = rx * sy - ry * sx
    if abs(cross) < 1e-12:
        return None
    t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
    u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
    return (a[0] + t * rx, a[1] + t * ry) if 0 <= t <= 1 and 0 <= u <= 1 else None


def along(points):
    """Running length at each point."""
    total, out = 0.0, [0.0]
    for a, b in zip(points, points[1:]):
        total += math.dist(a, b)
        out.append(total)
    return out


def at(points, lengths, s):
    """The point `s` metres along the line and the direction there, smoothed over 6 m."""
    def place(s):
        s = max(0.0, min(lengths[-1], s))
        for i in range(1, len(lengths)):
            if s <= lengths[i]:
                t = (s - lengths[i - 1]) / ((lengths[i] - lengths[i - 1]) or 1)
                a, b = points[i - 1], points[i]
                return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])
        return points[-1]
    here, back, ahead = place(s), place(s - 3), place(s + 3)
    length = math.dist(back, ahead) or 1
    return here, ((ahead[0] - back[0]) / length, (ahead[1] - back[1]) / length)


def inside(p, ring):
    """Whether `p` lies in the ring."""
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        if (ay > p[1]) != (by > p[1]) and p[0] < (bx - ax) * (p[1] - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def ring_distance(p, ring):
    """Distance from `p` to the edge of the ring."""
    return min(to_segment(p, a, b)[0] for a, b in zip(ring, ring[1:] + ring[:1]))


def touch(one, other, gap):
    """Whether two rings overlap or come nearer than `gap` metres."""
    if (max(x for x, _ in one) + gap < min(x for x, _ in other) or max(x for x, _ in other) + gap < min(x for x, _ in one)
            or max(y for _, y in one) + gap < min(y for _, y in other) or max(y for _, y in other) + gap < min(y for _, y in one)):
        return False
    if inside(one[0], other) or inside(other[0], one):
        return True
    if any(ring_distance(p, other) < gap for p in one) or any(ring_distance(p, one) < gap for p in other):
        return True
    return any(crossing(a, b, c, d) for a, b in zip(one, one[1:] + one[:1]) for c, d in zip(other, other[1:] + other[:1]))


def block(shape, centre, width, depth, degrees):
    """The outline of a larger building, anticlockwise."""
    w, d = width / 2, depth / 2
    if shape == "church":  # a nave with a tower at the west end and a porch
        local = [(-w, -d * .62), (-w + 7, -d * .62), (-w + 7, -d), (w - 7, -d), (w - 7, -d * .7), (w, -d * .7), (w, d * .7),
                 (w - 7, d * .7), (w - 7, d), (-w + 14, d), (-w + 14, d + 3.5), (-w + 9.5, d + 3.5), (-w + 9.5, d), (-w + 7, d), (-w + 7, d * .62), (-w, d * .62)]
    elif shape == "ell":
        local = [(-w, -d), (w, -d), (w, 0), (w * .2, 0), (w * .2, d), (-w, d)]
    elif shape == "court":  # a school round a yard that opens to the back
        local = [(-w, -d), (w, -d), (w, d), (w * .6, d), (w * .6, -d * .2), (-w * .4, -d * .2), (-w * .4, d * .7), (-w, d * .7)]
    else:
        local = [(-w, -d), (w, -d), (w, d), (-w, d)]
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(centre[0] + x * c - y * s, centre[1] + x * s + y * c) for x, y in local]
