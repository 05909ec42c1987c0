import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { FeatureCollection } from "geojson";
import { FAMILIES } from "../show/families.ts";
import { colourOf, familyColour } from "./colours.ts";

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };
const CLUSTER: ExpressionSpecification = ["has", "point_count"];
const SINGLE: ExpressionSpecification = ["!", CLUSTER];

// Beyond 250 km a ring would cover half a country and say nothing: only the chosen event shows such a one.
const RING: ExpressionSpecification = ["all", SINGLE, ["<=", ["get", "km"], 250]];
const TOP = 22;

// A cluster is named where all of it is at one place: its least number is its greatest.
const PLACE: ExpressionSpecification = ["case", CLUSTER, ["get", "from"], ["get", "place"]];
const ONE_PLACE: ExpressionSpecification = [
  "all", [">", PLACE, 0], ["case", CLUSTER, ["==", ["get", "from"], ["get", "to"]], true],
];

/** The map's style: outline, optional tiles beneath, events above; no fonts, no sprites, no address but the tiles'. */
export function mapStyle(world: FeatureCollection, tiles: string | null): StyleSpecification {
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: world, tolerance: 0.3 },
      ...(tiles ? { tiles: { type: "raster" as const, tiles: [tiles], tileSize: 256 } } : {}),
      events: {
        type: "geojson", data: NOTHING, cluster: true, clusterRadius: 44, clusterMaxZoom: 13,
        clusterProperties: {
          disputed: ["+", ["case", ["get", "disputed"], 1, 0]],
          from: ["min", ["get", "place"]], to: ["max", ["get", "place"]],
        },
      },
    },
    layers: [...ground(tiles), ...events()],
  };
}

function ground(tiles: string | null): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": colourOf("map-sea") } },
    { id: "land", type: "fill", source: "world", paint: { "fill-color": colourOf("map-land") } },
    ...(tiles ? [{ id: "tiles", type: "raster" as const, source: "tiles" }] : []),
    { id: "borders", type: "line", source: "world", paint: { "line-color": colourOf("map-border"), "line-width": 0.8 } },
  ];
}

function events(): LayerSpecification[] {
  const family: ExpressionSpecification = [
    "match", ["get", "family"],
    ...FAMILIES.flatMap((name) => [name, familyColour(name)]),
    familyColour("strategic"),
  ] as unknown as ExpressionSpecification;
  const grows = (property: ExpressionSpecification): ExpressionSpecification =>
    ["interpolate", ["exponential", 2], ["zoom"], 0, property, TOP, ["*", property, 2 ** TOP]];
  const rim: ExpressionSpecification = ["case", ["get", "disputed"], colourOf("alert"), colourOf("surface")];
  return [
    {
      id: "reach", type: "circle", source: "events", filter: RING,
      paint: {
        "circle-radius": grows(["get", "reach"]), "circle-color": family, "circle-opacity": 0.07,
        "circle-stroke-color": family, "circle-stroke-width": 1, "circle-stroke-opacity": 0.45,
      },
    },
    {
      id: "clusters", type: "circle", source: "events", filter: CLUSTER,
      paint: {
        "circle-color": colourOf("accent"), "circle-opacity": 0.88,
        "circle-radius": ["step", ["get", "point_count"], 13, 10, 16, 100, 20, 1000, 25],
        "circle-stroke-width": 2,
        "circle-stroke-color": ["case", [">", ["get", "disputed"], 0], colourOf("alert"), colourOf("surface")],
      },
    },
    {
      id: "numbers", type: "symbol", source: "events", filter: CLUSTER,
      layout: {
        "icon-image": ["concat", "number-", ["get", "point_count_abbreviated"]],
        "icon-allow-overlap": true, "icon-ignore-placement": true,
      },
    },
    {
      id: "events", type: "circle", source: "events", filter: SINGLE,
      paint: { "circle-color": family, "circle-radius": 6, "circle-stroke-width": 2, "circle-stroke-color": rim },
    },
    {
      id: "names", type: "symbol", source: "events", filter: ONE_PLACE,
      layout: {
        "icon-image": ["concat", "name-", ["to-string", PLACE]], "icon-anchor": "top",
        "icon-offset": ["case", CLUSTER, ["literal", [0, 17]], ["literal", [0, 8]]],
      },
    },
  ];
}

/** A number as an image: with text of the map's own, fonts would have to come from somewhere. */
export function numberImage(words: string): ImageData {
  const [width, height] = [64, 32];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  pen.font = "600 22px system-ui, sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = colourOf("accent-ink");
  pen.fillText(words, width / 2, height / 2 + 1);
  return pen.getImageData(0, 0, width, height);
}

const LONGEST = 28;
const [SIZE, HALO] = [22, 5];

/** The name of a place as an image, dark on a rim of the land's colour. */
export function nameImage(name: string): ImageData {
  const words = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  const font = `${SIZE}px system-ui, sans-serif`;
  pen.font = font;
  [canvas.width, canvas.height] = [Math.ceil(pen.measureText(words).width) + 2 * HALO, SIZE + 2 * HALO + 4];
  pen.font = font; // a canvas of another size forgets it
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = HALO;
  pen.strokeStyle = colourOf("map-land");
  pen.fillStyle = colourOf("ink");
  for (const draw of ["strokeText", "fillText"] as const) pen[draw](words, HALO, canvas.height / 2);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
