// Written from tokens.json by `npm run tokens`.

/** Colours for what is drawn and not styled: the map and the sheet. */
export const palette = {
  "light": {
    "ui": {
      "frame": "#17382d",
      "frame-raised": "#22493c",
      "frame-line": "#3b6454",
      "on-frame": "#f4f1e2",
      "on-frame-quiet": "#bccfc3",
      "gilt": "#f3c64b",
      "paper": "#fdfdfa",
      "ground": "#f3f4ec",
      "sunk": "#e9ebe0",
      "line": "#d6dacc",
      "line-strong": "#79847a",
      "ink": "#17211c",
      "ink-2": "#4a554e",
      "ink-3": "#5f6a62",
      "action": "#17382d",
      "on-action": "#fffdf2",
      "hover": "#e4ecdf",
      "link": "#17563f",
      "marked": "#fbe7a6",
      "marked-line": "#7d5b00",
      "warn": "#8a3a00",
      "warn-ground": "#fbebdd"
    },
    "kind": {
      "skill": "#db3a06",
      "group": "#1f55a3",
      "institution": "#4a0a5c",
      "building": "#692006",
      "space": "#00764a",
      "item": "#a87e00"
    },
    "mark": {
      "halo": "#ffffff",
      "area": "#17211c",
      "veil": "rgb(243 244 236 / 0.62)"
    },
    "map": {
      "land": "#f1efe7",
      "grass": "#e1e9d5",
      "park": "#d8e6cd",
      "wood": "#cbddc0",
      "allotments": "#dee6cc",
      "sport": "#d2e4cb",
      "cemetery": "#d9e1d0",
      "water": "#c1d7df",
      "tree": "#bcd3ae",
      "building": "#ddd6c9",
      "building-line": "#c6bcab",
      "building-large": "#d3caba",
      "road-casing": "#d2cbbd",
      "road-minor": "#ffffff",
      "road-secondary": "#fdf8ea",
      "road-primary": "#fbf0d3",
      "path": "#a99c87",
      "text": "#5c564d",
      "text-halo": "#fbfaf5",
      "text-water": "#345a6e",
      "text-green": "#456040"
    },
    "focus": {
      "ring": "#17211c",
      "gap": "#f3c64b"
    }
  },
  "dark": {
    "ui": {
      "frame": "#0c1512",
      "frame-raised": "#1a2823",
      "frame-line": "#34463e",
      "on-frame": "#edebdd",
      "on-frame-quiet": "#a9b8af",
      "gilt": "#f3c64b",
      "paper": "#18211d",
      "ground": "#121a16",
      "sunk": "#0e1512",
      "line": "#2f3b35",
      "line-strong": "#74837a",
      "ink": "#eeede2",
      "ink-2": "#bbc4bc",
      "ink-3": "#9faaa2",
      "action": "#f3c64b",
      "on-action": "#17211c",
      "hover": "#26342d",
      "link": "#a5d6bc",
      "marked": "#4a3c10",
      "marked-line": "#f3c64b",
      "warn": "#ffb48a",
      "warn-ground": "#3a2418"
    },
    "kind": {
      "skill": "#fa7a42",
      "group": "#8ccbfa",
      "institution": "#b86fd0",
      "building": "#d3ae9a",
      "space": "#a0ee6a",
      "item": "#fff0c8"
    },
    "mark": {
      "halo": "#0e1512",
      "area": "#f3efdc",
      "veil": "rgb(14 21 18 / 0.46)"
    },
    "map": {
      "land": "#1b2120",
      "grass": "#1f2b25",
      "park": "#22322a",
      "wood": "#1e3329",
      "allotments": "#25302a",
      "sport": "#23362c",
      "cemetery": "#242d29",
      "water": "#12262f",
      "tree": "#2a3f33",
      "building": "#2c3332",
      "building-line": "#3b4341",
      "building-large": "#353d3b",
      "road-casing": "#131817",
      "road-minor": "#363d3d",
      "road-secondary": "#414541",
      "road-primary": "#42443d",
      "path": "#5b615e",
      "text": "#b4b0a8",
      "text-halo": "#161b1a",
      "text-water": "#7fa8bb",
      "text-green": "#93ae88"
    },
    "focus": {
      "ring": "#f3c64b",
      "gap": "#121a16"
    }
  },
  "print": {
    "ui": {
      "paper": "#ffffff",
      "ink": "#111111",
      "ink-2": "#4d4d4d",
      "line": "#999999",
      "cell": "rgb(17 17 17 / 0.07)"
    },
    "kind": {
      "skill": "#797979",
      "group": "#474747",
      "institution": "#141414",
      "building": "#2e2e2e",
      "space": "#606060",
      "item": "#939393"
    },
    "map": {
      "land": "#ffffff",
      "park": "#f1f1f1",
      "wood": "#eeeeee",
      "water": "#e4e6e7",
      "building": "#ececec",
      "building-line": "#cfcfcf",
      "building-large": "#e2e2e2",
      "road-casing": "#b4b4b4",
      "road-minor": "#ffffff",
      "road-primary": "#f4f4f4",
      "path": "#999999",
      "text": "#333333",
      "text-halo": "#ffffff"
    }
  }
} as const;
