"""Ashmere Riverside as it was drawn: the streets, greens and larger buildings.

Everything here is plain data, in metres east and north of the town's middle.
`make_streets.py` turns it into OpenStreetMap XML. The place is invented.
"""

# The middle of the town: the open North Atlantic, where nobody lives.
ORIGIN_LON, ORIGIN_LAT = -30.0, 47.0
# What the file calls its bounds: 1.6 km by 1.3 km, metres from the middle.
HALF_WIDTH_M, HALF_HEIGHT_M = 800, 650

# The south bank and the north bank of the River Lenn, from west to east.
SOUTH_BANK = [
    (-1400, 330), (-1150, 300), (-900, 322), (-700, 300), (-560, 255), (-430, 178), (-330, 138), (-230, 112), (-145, 106),
    (-65, 122), (0, 142), (60, 172), (118, 214), (165, 254), (225, 296), (300, 332), (390, 352), (500, 352),
    (610, 336), (720, 324), (850, 338), (1100, 392), (1400, 420),
]
NORTH_BANK = [
    (-1400, 405), (-1150, 372), (-900, 395), (-690, 378), (-530, 330), (-400, 252), (-300, 208), (-215, 186), (-140, 184),
    (-75, 198), (-15, 220), (45, 252), (100, 292), (150, 330), (205, 366), (285, 402), (385, 424), (505, 424),
    (620, 408), (725, 398), (845, 412), (1100, 466), (1400, 496),
]
RIVER_LINE = [
    (-1400, 368), (-1150, 336), (-900, 359), (-695, 339), (-545, 292), (-415, 215), (-315, 173), (-222, 149), (-142, 145),
    (-70, 160), (-8, 181), (52, 212), (109, 253), (157, 292), (215, 331), (292, 367), (388, 388), (502, 388),
    (615, 372), (722, 361), (848, 375), (1100, 429), (1400, 458),
]
BROOK = [
    (520, -1150), (540, -900), (520, -760), (548, -640), (536, -560), (566, -470), (560, -390), (590, -310), (622, -246), (616, -160),
    (640, -70), (632, 20), (655, 110), (640, 200), (652, 270), (640, 350),
]

# name, highway, points, how houses stand along it:
# (left side, right side) each None, "terrace", "cottage", "semi", "detached" or "shops",
# and whether the doors have been surveyed. Odd numbers stand on the left.
# Surveyed is True, False, or the lowest and the highest number that has been.
# Left and right are as one walks from the first point to the last.
STREETS = [
    # Main roads.
    ("Ferry Road", "primary", [
        (-1400, -372), (-1100, -330), (-830, -340), (-620, -352), (-450, -330), (-318, -294), (-175, -259), (-53, -225), (30, -191),
        (130, -130), (200, -104), (262, -84), (336, -40), (426, 22), (520, 66), (650, 106), (830, 128), (1100, 120), (1400, 150)],
     ("semi", "semi"), False),
    ("Corn Hill", "secondary", [
        (113, 188), (124, 158), (142, 116), (170, 72), (205, 20), (238, -32), (262, -84)], ("shops", "shops"), (1, 36)),
    ("Cordwainer Street", "secondary", [
        (262, -84), (276, -150), (287, -245), (298, -345), (302, -415), (308, -520), (300, -590), (312, -660), (330, -850), (300, -1150)],
     ("terrace", "terrace"), False),
    ("Town Bridge", "secondary", [(113, 188), (124, 212), (150, 262), (168, 318), (172, 345)], (None, None), False),
    ("Bridge Road", "secondary", [
        (172, 345), (178, 400), (196, 470), (190, 560), (214, 660), (206, 850), (250, 1150)], ("detached", "cottage"), (1, 12)),
    ("Quay Street", "tertiary", [
        (-830, 262), (-700, 240), (-560, 192), (-430, 118), (-330, 84), (-221, 62), (-145, 58), (-69, 78), (15, 112), (80, 154), (113, 188),
        (160, 210), (248, 262), (320, 292), (390, 308), (480, 310), (600, 290), (720, 278), (830, 290)],
     ("cottage", "terrace"), (139, 163)),
    # The Ropewalks.
    ("Ropewalk Lane", "residential", [
        (-217, 61), (-205, 22), (-187, -15), (-172, -58), (-158, -104), (-150, -120), (-137, -175), (-116, -244)],
     (None, "terrace"), True),
    ("Tannery Row", "residential", [
        (-58, 82), (-52, 58), (-43, 24), (-31, -36), (-22, -66), (-10, -106), (10, -158), (24, -194)],
     ("terrace", "terrace"), True),
    ("Bobbin Street", "residential", [
        (-203, 12), (-150, 13), (-107, 18), (-43, 24), (15, 36), (60, 57), (100, 84), (142, 116)],
     ("terrace", "terrace"), True),
    ("Hemp Street", "residential", [
        (-172, -58), (-99, -51), (-31, -36), (38, -16), (107, 3), (160, 11), (206, 19)], ("terrace", "terrace"), True),
    ("Spinners' Row", "residential", [
        (-154, -119), (-84, -115), (-10, -106), (30, -93), (76, -79), (137, -54), (190, -40), (240, -36)],
     ("terrace", "terrace"), True),
    ("Twine Street", "residential", [
        (-137, -176), (-61, -173), (8, -155)], ("terrace", "terrace"), True),
    ("Net Street", "residential", [
        (116, 4), (124, -28), (137, -56), (148, -96), (158, -120)], ("terrace", "cottage"), True),
    ("Dyer's Lane", "residential", [(22, 39), (27, 14), (38, -16)], (None, "cottage"), True),
    # West of the Ropewalks: Withy Side.
    ("Causeway", "tertiary", [
        (-282, 73), (-274, 20), (-272, -40), (-262, -150), (-248, -277)], ("semi", "terrace"), (1, 16)),
    ("Hawthorn Road", "residential", [
        (-272, -46), (-330, -40), (-420, -22), (-500, -14), (-580, 10), (-660, 20)], ("semi", "semi"), (1, 12)),
    ("Sluice Lane", "residential", [
        (-420, 114), (-428, 60), (-420, -22)], ("cottage", "semi"), (1, 10)),
    ("Withy Lane", "residential", [
        (-560, 192), (-572, 120), (-584, 60), (-580, 10), (-566, -70), (-548, -160), (-540, -250), (-536, -341)], ("semi", "semi"), False),
    ("Heron Way", "residential", [(-552, -140), (-500, -132), (-462, -150), (-440, -196)], ("detached", "detached"), (1, 10)),
    ("Kingfisher Close", "residential", [(-574, 112), (-630, 120), (-672, 138), (-700, 168)], ("detached", "detached"), False),
    ("Osier Road", "residential", [
        (-566, -70), (-640, -84), (-716, -70), (-770, -110), (-764, -200), (-740, -280), (-740, -345)], ("semi", "semi"), False),
    # South-west: Glebe End.
    ("Glebe Road", "residential", [
        (-420, -324), (-412, -380), (-430, -450), (-420, -520), (-360, -556), (-260, -548), (-160, -530), (-40, -530), (90, -540),
        (200, -525), (306, -520)], ("semi", "semi"), (1, 14)),
    ("Larkfield Close", "residential", [(-428, -442), (-490, -436), (-540, -460), (-566, -500)], ("detached", "detached"), (1, 8)),
    ("Barley Close", "residential", [(-260, -548), (-268, -500), (-300, -462), (-340, -450)], ("semi", "semi"), False),
    ("Tithe Street", "residential", [(-620, -353), (-612, -400), (-628, -430)], ("semi", "semi"), False),
    # South: Weavers and Alma.
    ("Weavers", "residential", [
        (106, -145), (112, -200), (120, -268), (136, -350), (148, -436), (140, -500), (142, -533)], ("terrace", "terrace"), (1, 18)),
    ("Thread Lane", "residential", [
        (205, -102), (204, -180), (208, -252), (216, -346), (224, -424)], ("terrace", "terrace"), False),
    ("Alma Terrace", "residential", [(119, -262), (160, -258), (208, -252), (250, -246), (287, -243)], ("terrace", "terrace"), (1, 14)),
    ("Shuttle Street", "residential", [(136, -350), (216, -346), (298, -343)], ("terrace", "terrace"), False),
    ("Carder Street", "residential", [(148, -434), (224, -424), (302, -417)], ("terrace", "terrace"), False),
    # East: Saltmarket and Tenterfield.
    ("Saltmarket", "tertiary", [
        (240, 258), (256, 180), (268, 104), (280, 62), (296, 8), (318, -52)], ("shops", "terrace"), (1, 18)),
    ("Lantern Lane", "residential", [
        (172, 70), (220, 68), (280, 62), (340, 56), (400, 64), (478, 92)], ("terrace", "terrace"), (1, 14)),
    ("Chandler Street", "residential", [
        (262, 148), (330, 152), (400, 176), (478, 184)], ("terrace", "terrace"), False),
    ("Fuller Street", "residential", [
        (486, 309), (480, 240), (478, 184), (478, 92), (480, 48)], ("semi", "terrace"), False),
    ("Loom Street", "residential", [
        (372, -16), (388, -88), (424, -158), (440, -206), (452, -290), (430, -370), (400, -420), (302, -416)], ("terrace", "terrace"), (1, 12)),
    ("Mill Lane", "residential", [
        (276, -146), (330, -136), (384, -150), (424, -160), (500, -206), (560, -216), (606, -214), (680, -190), (740, -120), (752, -20), (740, 118)],
     ("terrace", "semi"), (1, 10)),
    ("Sail Street", "residential", [(436, -200), (360, -214), (284, -220)], ("terrace", "terrace"), False),
    ("Tenter Lane", "residential", [(452, -290), (520, -300), (560, -330)], ("detached", "semi"), False),
    ("Ash Walk", "residential", [(655, 107), (700, 180), (716, 279)], ("semi", "semi"), False),
    ("Selvedge Road", "residential", [
        (300, -590), (400, -566), (470, -520), (450, -440), (424, -384)], ("semi", "semi"), False),
    # North of the river.
    ("Ferryman's Lane", "residential", [(186, 440), (120, 410), (40, 360), (-30, 300), (-80, 262)], ("cottage", None), True),
    ("Cricket Lane", "unclassified", [(192, 540), (300, 520), (420, 540), (560, 560), (800, 560), (1400, 610)], (None, "detached"), False),
    ("Carr Lane", "unclassified", [(193, 520), (60, 530), (-120, 500), (-330, 520), (-560, 590), (-900, 640), (-1400, 640)], (None, None), False),
    # Back ways.
    ("Station Approach", "service", [(308, -560), (250, -574), (190, -580)], (None, None), False),
    ("Mill Yard", "service", [(560, -216), (566, -246), (570, -284)], (None, None), False),
    ("", "service", [(-262, -200), (-300, -214), (-330, -222)], (None, None), False),
    ("", "service", [(52, -180), (50, -196), (40, -208)], (None, None), False),
    ("", "service", [(480, 130), (540, 140), (566, 146)], (None, None), False),
    # Ways on foot. The towpath and the river walk follow the banks.
    ("Towpath", "footway", [
        (-830, 306), (-700, 288), (-562, 243), (-436, 168), (-334, 128), (-232, 102), (-146, 96), (-62, 112), (4, 132), (66, 164), (112, 198)],
     (None, None), False),
    ("River Walk", "footway", [
        (171, 340), (120, 320), (92, 304), (36, 264), (-22, 232), (-80, 210), (-142, 196), (-212, 198), (-296, 220), (-396, 264), (-526, 342),
        (-690, 390), (-900, 408)], (None, None), False),
    ("Hempen Alley", "footway", [(-181, -35), (-150, -31), (-100, -28), (-60, -18), (-38, -8)], (None, None), False),
    ("Chapel Alley", "footway", [(-44, -110), (-42, -140), (-40, -168)], (None, None), False),
    ("", "footway", [(36, 26), (62, 30), (84, 40), (108, 50)], (None, None), False),
    ("", "footway", [(50, -10), (66, 16), (84, 40), (92, 74)], (None, None), False),
    ("", "footway", [(-240, -275), (-225, -330), (-180, -395), (-90, -430), (20, -424), (66, -400), (124, -352)], (None, None), False),
    ("", "footway", [(-60, -228), (-120, -290), (-180, -395)], (None, None), False),
    ("", "footway", [(20, -208), (28, -270), (20, -330), (20, -424)], (None, None), False),
    ("", "footway", [(448, -66), (490, -60), (540, -70), (612, -110)], (None, None), False),
    ("", "footway", [(540, -70), (556, -20), (552, 20)], (None, None), False),
    ("", "footway", [(-340, -158), (-348, -110), (-346, -50)], (None, None), False),
    ("", "footway", [(-700, -360), (-690, -420), (-640, -480), (-612, -540)], (None, None), False),
    ("Alma Passage", "footway", [(114, -196), (150, -196), (204, -190)], (None, None), False),
    ("Brook Path", "footway", [(606, -214), (604, -150), (624, -70), (618, 20), (640, 104)], (None, None), False),
]

# Larger buildings: slug, middle, width, depth, turn in degrees (anticlockwise),
# shape ("block", "church", "ell", "court") and OpenStreetMap tags.
BUILDINGS = [
    ("net-loft", (178, 36), 25, 14, -56, "block", {
        "building": "warehouse", "name": "The Net Loft", "amenity": "community_centre", "wheelchair": "yes", "building:levels": "2",
        "addr:housenumber": "30", "addr:street": "Corn Hill", "addr:postcode": "QQ1 2NL"}),
    ("rope-shed", (-108, -16), 112, 14, 6, "block", {
        "building": "industrial", "name": "The Rope Shed", "historic": "industrial", "start_date": "1794"}),
    ("st-brannocs", (78, -118), 36, 13, 22, "church", {
        "building": "church", "name": "St Brannoc's", "amenity": "place_of_worship", "religion": "christian", "denomination": "anglican"}),
    ("st-brannocs-hall", (112, -86), 20, 11, 20, "block", {
        "building": "yes", "name": "St Brannoc's Hall", "amenity": "community_centre"}),
    ("library", (219, -68), 27, 18, 22, "ell", {
        "building": "civic", "name": "Ashmere Library", "amenity": "library", "wheelchair": "yes"}),
    ("bethel-chapel", (-32, -138), 20, 12, 14, "block", {
        "building": "chapel", "name": "Bethel Chapel", "amenity": "place_of_worship", "religion": "christian", "denomination": "methodist"}),
    ("spinners-hall", (-78, -140), 19, 12, 3, "block", {
        "building": "yes", "name": "Spinners' Hall", "amenity": "social_centre"}),
    ("surgery", (36, -224), 28, 16, 28, "ell", {
        "building": "yes", "name": "Lenn Surgery", "amenity": "doctors", "healthcare": "doctor", "wheelchair": "yes"}),
    ("primary-school", (-345, -246), 58, 30, 14, "court", {
        "building": "school", "name": "Ashmere Primary School"}),
    ("alma-hall", (160, -216), 24, 14, 4, "block", {
        "building": "yes", "name": "Alma Hall", "amenity": "community_centre"}),
    ("mosque", (398, -196), 24, 17, -62, "block", {
        "building": "mosque", "name": "Loom Street Mosque", "amenity": "place_of_worship", "religion": "muslim"}),
    ("brook-mill", (590, -258), 20, 62, -8, "block", {
        "building": "industrial", "name": "Brook Mill", "building:levels": "4", "start_date": "1836"}),
    ("mill-sheds", (552, -264), 12, 30, -8, "block", {"building": "industrial"}),
    ("secondary-school", (566, 168), 74, 44, 10, "court", {
        "building": "school", "name": "Lenn Vale School"}),
    ("baths", (424, 112), 38, 24, 14, "block", {
        "building": "yes", "name": "Lantern Baths", "leisure": "sports_centre", "sport": "swimming"}),
    ("market-hall", (232, 114), 28, 17, -80, "block", {
        "building": "retail", "name": "Saltmarket Hall", "amenity": "marketplace", "wheelchair": "yes"}),
    ("town-office", (250, 38), 22, 16, -70, "ell", {
        "building": "civic", "name": "Town Office", "amenity": "townhall"}),
    ("fire-station", (344, -82), 22, 17, 32, "block", {
        "building": "fire_station", "name": "Ashmere Fire Station", "amenity": "fire_station"}),
    ("museum", (-70, 52), 20, 12, 14, "block", {
        "building": "yes", "name": "Ropemakers' Museum", "tourism": "museum"}),
    ("care-home", (-480, -478), 46, 24, -6, "ell", {
        "building": "yes", "name": "Larkfield House", "amenity": "social_facility", "social_facility": "assisted_living"}),
    ("boathouse", (66, 284), 24, 12, 38, "block", {
        "building": "boathouse", "name": "Lenn Boathouse", "club": "sport", "sport": "rowing"}),
    ("pavilion", (330, 556), 20, 9, -4, "block", {
        "building": "yes", "name": "Cricket Pavilion", "amenity": "clubhouse"}),
    ("scout-hut", (-372, 122), 19, 10, -24, "block", {
        "building": "yes", "name": "Sea Scout Hut", "club": "scout"}),
    ("the-hawser", (66, 131), 16, 12, 36, "block", {
        "building": "pub", "name": "The Hawser", "amenity": "pub"}),
    ("three-bobbins", (-190, -243), 17, 12, 15, "block", {
        "building": "pub", "name": "The Three Bobbins", "amenity": "pub"}),
    ("station", (196, -590), 24, 8, 2, "block", {
        "building": "train_station", "name": "Ashmere Halt"}),
    ("glebe-hall", (-330, -520), 24, 14, -28, "block", {
        "building": "yes", "name": "Glebe Hall", "amenity": "community_centre"}),
    ("allotment-hut", (-316, -148), 12, 6, 6, "block", {
        "building": "yes", "name": "Allotment Hut"}),
    ("bowls-pavilion", (384, 250), 14, 7, 10, "block", {"building": "yes", "name": "Bowls Pavilion"}),
    ("cemetery-lodge", (-668, -392), 11, 10, 0, "block", {"building": "yes", "name": "Lodge"}),
    ("ashmere-foods", (346, -8), 34, 22, 34, "block", {
        "building": "retail", "name": "Ferry Road Co-op", "shop": "supermarket"}),
]

# Grounds round buildings where no house may stand, and which are drawn:
# slug, ring, tags. Rings are drawn as smooth curves where "smooth" is set.
GROUNDS = [
    ("dyers-green", True, [(40, 30), (60, 45), (82, 60), (106, 62), (114, 40), (110, 17), (84, 9), (50, -3)], {
        "leisure": "park", "name": "Dyer's Green"}),
    ("ferry-meadows", False, [
        (-244, -291), (-175, -275), (-58, -242), (2, -221), (14, -252), (62, -232), (74, -262), (84, -330), (100, -420), (88, -480),
        (-40, -488), (-160, -484), (-238, -470), (-256, -400), (-244, -340)], {"leisure": "park", "name": "Ferry Meadows"}),
    ("meadows-pitch", False, [(-128, -364), (-34, -338), (-51, -277), (-145, -303)], {
        "leisure": "pitch", "sport": "soccer"}),
    ("meadows-playground", True, [(36, -300), (60, -296), (62, -322), (40, -330)], {"leisure": "playground", "name": "Meadows Playground"}),
    ("meadows-pond", True, [(-150, -440), (-110, -424), (-76, -440), (-86, -464), (-130, -468)], {
        "natural": "water", "water": "pond", "name": "Lily Pond"}),
    ("hawthorn-allotments", False, [
        (-300, -70), (-296, -162), (-350, -172), (-398, -166), (-402, -64), (-350, -60)], {
        "landuse": "allotments", "name": "Hawthorn Allotments"}),
    ("primary-grounds", False, [(-292, -278), (-286, -186), (-400, -184), (-404, -306)], {
        "amenity": "school", "name": "Ashmere Primary School"}),
    ("primary-field", False, [(-396, -222), (-396, -190), (-340, -190), (-340, -214)], {"landuse": "grass"}),
    ("secondary-grounds", False, [(508, 92), (620, 122), (622, 260), (508, 276)], {
        "amenity": "school", "name": "Lenn Vale School"}),
    ("secondary-pitch", False, [(524, 206), (606, 200), (610, 250), (526, 256)], {"leisure": "pitch", "sport": "multi"}),
    ("bowling-green", False, [(346, 252), (344, 216), (382, 212), (386, 248)], {
        "leisure": "pitch", "sport": "bowls", "name": "Lantern Bowling Green"}),
    ("lantern-garden", True, [(330, 262), (396, 272), (416, 238), (400, 206), (340, 198), (322, 222)], {
        "leisure": "garden", "name": "Lantern Garden"}),
    ("cemetery", False, [(-720, -372), (-640, -376), (-646, -446), (-586, -452), (-590, -556), (-706, -570), (-738, -470)], {
        "landuse": "cemetery", "name": "Ashmere Cemetery"}),
    ("churchyard", False, [(54, -140), (96, -148), (118, -122), (104, -98), (60, -104)], {"landuse": "churchyard"}),
    ("cricket-ground", True, [(270, 500), (300, 470), (380, 460), (450, 470), (460, 520), (430, 530), (300, 512)], {
        "leisure": "pitch", "sport": "cricket", "name": "Lenn Cricket Ground"}),
    ("osier-eyot-meadow", True, [
        (-520, 372), (-420, 300), (-300, 250), (-180, 222), (-80, 236), (0, 296), (60, 352), (110, 420), (40, 500), (-120, 476),
        (-330, 496), (-470, 520)], {"landuse": "meadow", "name": "Carr Meadow"}),
    ("brookside-green", True, [(628, -40), (700, -30), (716, 60), (664, 84), (642, 40)], {
        "leisure": "park", "name": "Brookside Green"}),
    ("withy-green", True, [(-500, 50), (-452, 62), (-446, 20), (-480, 8), (-520, 22)], {
        "landuse": "village_green", "name": "Withy Green"}),
    ("tenter-ground", True, [(450, -60), (470, -14), (520, 14), (580, 34), (602, 0), (590, -80), (584, -140), (540, -152), (486, -118)], {
        "landuse": "meadow", "name": "Tenter Ground"}),
    ("sail-street-allotments", False, [(338, -262), (408, -256), (414, -340), (400, -378), (334, -374)], {
        "landuse": "allotments", "name": "Sail Street Allotments"}),
    ("withy-rec", True, [(-690, -130), (-610, -124), (-590, -200), (-604, -290), (-680, -300), (-706, -220)], {
        "leisure": "recreation_ground", "name": "Withy Rec"}),
    ("mill-pond", True, [(628, -262), (660, -252), (672, -290), (640, -322), (618, -300)], {
        "natural": "water", "water": "pond", "name": "Mill Pond"}),
    ("community-orchard", True, [(-536, -190), (-480, -176), (-452, -214), (-470, -262), (-530, -256)], {
        "landuse": "orchard", "name": "Heron Way Orchard"}),
    ("quay-steps", False, [(84, 178), (100, 194), (110, 200), (118, 212), (102, 202), (80, 186)], {
        "place": "square", "name": "Quay Steps", "highway": "pedestrian", "area": "yes"}),
    ("station-yard", False, [(166, -572), (240, -572), (238, -584), (168, -586)], {"amenity": "parking"}),
    ("coop-parking", False, [(366, 22), (388, 36), (400, 20), (378, 6)], {"amenity": "parking"}),
]

# The wood, with a clearing: a multipolygon of one outer and one inner ring.
WOOD_NAME = "Alder Carr"
WOOD_OUTER = [(-780, 420), (-680, 432), (-560, 392), (-500, 420), (-480, 520), (-560, 566), (-690, 590), (-800, 560)]
WOOD_INNER = [(-660, 480), (-620, 474), (-604, 506), (-640, 520), (-668, 508)]

# Land beyond the houses, so that the town has country round it.
COUNTRY = [
    ("farmland", [(-1400, -400), (-860, -360), (-800, -420), (-760, -600), (-800, -1150), (-1400, -1150)]),
    ("farmland", [(-1400, 300), (-900, 300), (-820, 250), (-800, 0), (-820, -320), (-1100, -312), (-1400, -352)]),
    ("farmland", [(-740, -640), (-200, -630), (290, -630), (310, -850), (280, -1150), (-780, -1150)]),
    ("meadow", [(350, -630), (520, -640), (500, -760), (520, -900), (500, -1150), (320, -1150), (350, -850)]),
    ("farmland", [(570, -640), (900, -560), (1400, -520), (1400, -1150), (560, -1150), (560, -900), (545, -760)]),
    ("farmland", [(780, 100), (780, -120), (700, -240), (720, -500), (1400, -470), (1400, 130), (1100, 100)]),
    ("meadow", [(850, 150), (1100, 140), (1400, 170), (1400, 400), (1100, 370), (850, 318)]),
    ("farmland", [(230, 680), (540, 580), (800, 580), (1400, 630), (1400, 1150), (270, 1150), (226, 850)]),
    ("meadow", [(480, 530), (620, 540), (800, 540), (1400, 590), (1400, 516), (1100, 486), (845, 432), (725, 418), (500, 444)]),
    ("farmland", [(-1400, 660), (-900, 660), (-560, 612), (-330, 540), (-120, 520), (60, 550), (170, 580), (186, 850), (230, 1150), (-1400, 1150)]),
    ("meadow", [(-1400, 425), (-1150, 392), (-900, 420), (-820, 420), (-830, 580), (-900, 620), (-1400, 620)]),
]
RESIDENTIAL = [
    (-800, 245), (-690, 225), (-560, 180), (-430, 106), (-230, 96), (-145, 92), (-60, 108), (10, 132), (70, 172), (130, 216), (230, 280), (310, 318),
    (480, 336), (620, 318), (780, 300), (770, 130), (780, -110), (690, -210), (680, -340), (560, -380), (500, -560), (330, -610), (100, -570),
    (-330, -590), (-570, -580), (-740, -590), (-760, -420), (-790, -360), (-800, -60)]

RAILWAY = [(-1400, -690), (-900, -640), (-500, -618), (0, -606), (400, -604), (800, -560), (1400, -500)]

# Names on the map: name, place value, point.
PLACES = [
    ("Ashmere Riverside", "town", (150, 20)),
    ("The Ropewalks", "neighbourhood", (-20, -70)),
    ("Quayside", "neighbourhood", (40, 90)),
    ("Saltmarket", "neighbourhood", (340, 100)),
    ("Weavers' Corner", "neighbourhood", (180, -310)),
    ("Withy Side", "suburb", (-520, -60)),
    ("Glebe End", "suburb", (-360, -480)),
    ("Tenterfield", "suburb", (520, -120)),
    ("North Bank", "neighbourhood", (120, 480)),
]

# Shops and other things along a street: name, tags, street, house number.
POINTS = [
    ("Corn Hill Bakery", {"shop": "bakery"}, "Corn Hill", "7"),
    ("Ferreira's", {"amenity": "cafe", "cuisine": "portuguese"}, "Corn Hill", "14"),
    ("Lenn Hardware", {"shop": "hardware"}, "Corn Hill", "11"),
    ("The Thimble", {"shop": "fabric"}, "Corn Hill", "18"),
    ("Corn Hill Pharmacy", {"amenity": "pharmacy"}, "Corn Hill", "3"),
    ("Polish Delicatessen", {"shop": "deli"}, "Saltmarket", "9"),
    ("Saltmarket Books", {"shop": "books", "second_hand": "only"}, "Saltmarket", "5"),
    ("Saltmarket Keys", {"shop": "locksmith"}, "Saltmarket", "15"),
    ("Post Office", {"amenity": "post_office"}, "Saltmarket", "2"),
    ("Quay Fish Bar", {"amenity": "fast_food", "cuisine": "fish_and_chips"}, "Quay Street", "198"),
    ("Malik's Launderette", {"shop": "laundry"}, "Ropewalk Lane", "16"),
    ("Alma Stores", {"shop": "convenience"}, "Alma Terrace", "1"),
]
# Street furniture: tags and point.
FURNITURE = [
    ({"amenity": "drinking_water"}, (70, 22)),
    ({"amenity": "bench"}, (60, 34)), ({"amenity": "bench"}, (92, 52)), ({"amenity": "bench"}, (96, 24)),
    ({"amenity": "post_box"}, (208, 28)), ({"amenity": "post_box"}, (-148, -110)), ({"amenity": "post_box"}, (116, -270)),
    ({"highway": "bus_stop", "name": "Tannery Row"}, (34, -180)), ({"highway": "bus_stop", "name": "Corn Hill"}, (270, -72)),
    ({"highway": "bus_stop", "name": "Causeway"}, (-240, -288)),
    ({"amenity": "telephone", "disused:amenity": "telephone"}, (38, -26)),
    ({"emergency": "defibrillator"}, (172, 46)), ({"emergency": "defibrillator"}, (-320, -512)),
    ({"railway": "station", "name": "Ashmere Halt"}, (198, -605)),
    ({"man_made": "crane", "historic": "yes", "name": "The Old Crane"}, (104, 200)),
    ({"amenity": "recycling"}, (372, 16)),
]
# Rings in which trees stand, with about how many.
TREES = [
    ("dyers-green", 9), ("ferry-meadows", 60), ("lantern-garden", 12), ("cemetery", 26), ("brookside-green", 16), ("withy-green", 7),
    ("osier-eyot-meadow", 46), ("community-orchard", 22), ("churchyard", 6), ("withy-rec", 18), ("tenter-ground", 11), ("primary-field", 4),
]
