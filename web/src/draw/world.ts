import type { FeatureCollection } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import outline from "world-atlas/countries-50m.json?url";

let world: Promise<FeatureCollection> | null = null;

/** The outline of all countries (Natural Earth, 1:50m), from the package itself. */
export function outlineOfWorld(): Promise<FeatureCollection> {
  world ??= fetch(outline).then(async (response) => {
    const topology = (await response.json()) as Topology<{ countries: GeometryCollection }>;
    return feature(topology, topology.objects.countries);
  });
  return world;
}
