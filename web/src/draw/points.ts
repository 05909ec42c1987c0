import type { Feature, FeatureCollection, Point } from "geojson";

/** Points of a map in columns, a value for each. */
export interface Points {
  count: number;
  lat: ArrayLike<number>;
  lon: ArrayLike<number>;
  /** How far off each may be. */
  km: ArrayLike<number>;
  disputed: ArrayLike<number | boolean>;
  /** What its colour follows from. */
  type: (point: number) => string;
  /** What the place is called; empty where it has no name. */
  place: (point: number) => string;
}

export interface PointProperties {
  /** Its number among the points. */
  point: number;
  /** The number of the name of its place, 0 where it has none. */
  place: number;
  family: string;
  disputed: boolean;
  km: number;
  /** The radius of its uncertainty in pixels at zoom 0; doubles with each zoom. */
  reach: number;
}

// Pixels that the equator (40,075 km) takes at zoom 0, in MapLibre's tiles.
const WORLD = 512;
const EQUATOR = 40_075;

/** A radius on the ground in pixels at zoom 0: Mercator draws it larger toward the poles. */
export function reachOf(km: number, lat: number): number {
  return (km / EQUATOR / Math.max(Math.cos((lat * Math.PI) / 180), 0.05)) * WORLD;
}

/** Names of places by number, for as long as the page is there: clusters can be asked for the least number, not for names. */
const names: string[] = [""];
const numbers = new Map([["", 0]]);

export function nameOf(number: number): string {
  return names[number] ?? "";
}

function numberOf(name: string): number {
  let found = numbers.get(name);
  if (found === undefined) {
    found = names.push(name) - 1;
    numbers.set(name, found);
  }
  return found;
}

/** The points as features. */
export function featuresOf(points: Points, familyOf: (type: string) => string): FeatureCollection<Point, PointProperties> {
  const features: Feature<Point, PointProperties>[] = [];
  for (let point = 0; point < points.count; point += 1) {
    const [lat, km] = [points.lat[point] as number, points.km[point] as number];
    features.push({
      type: "Feature",
      geometry: { type: "Point", coordinates: [points.lon[point] as number, lat] },
      properties: {
        point, place: numberOf(points.place(point)), family: familyOf(points.type(point)),
        disputed: Boolean(points.disputed[point]), km, reach: reachOf(km, lat),
      },
    });
  }
  return { type: "FeatureCollection", features };
}

/** West, south, east, north of the points; null where there are none. */
export function boundsOf({ count, lat, lon }: Points): [number, number, number, number] | null {
  if (count === 0) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (let point = 0; point < count; point += 1) {
    west = Math.min(west, lon[point] as number);
    east = Math.max(east, lon[point] as number);
    south = Math.min(south, lat[point] as number);
    north = Math.max(north, lat[point] as number);
  }
  return [west, south, east, north];
}
